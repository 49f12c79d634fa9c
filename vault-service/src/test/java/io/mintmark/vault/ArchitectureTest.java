package io.mintmark.vault;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.mintmark.platform.testing.ArchitectureRules;
import io.mintmark.vault.card.application.OpenCards;
import io.mintmark.vault.card.application.OpenedCard;
import io.mintmark.vault.card.domain.Pan;
import io.mintmark.vault.card.domain.SecurityCode;
import io.mintmark.vault.seal.application.OpenSeal;
import io.mintmark.vault.seal.application.OpenedSeal;
import java.security.MessageDigest;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "io.mintmark.vault";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void theRulesOfAllServicesHold() {
        ArchitectureRules rules = ArchitectureRules.of(ROOT);
        rules.check();
        rules.featuresKeepToThemselves(Set.of());
    }

    @Test
    void onlyTheCardPackagesNameACardNumber() {
        // given
        assertThat(classes.get(Pan.class).getDirectDependenciesToSelf()).isNotEmpty();

        // when / then
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".card..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Pan.class)
                .check(classes);
    }

    @Test
    void aSecurityCodeTellsNothingButAMask() {
        assertThat(classes.get(SecurityCode.class).getMethods().stream()
                        .filter(method -> method.getRawReturnType().isEquivalentTo(String.class))
                        .map(JavaMethod::getName))
                .containsExactly("toString");
    }

    @Test
    void aCardNumberIsNeverAString() {
        ArchRuleDefinition.methods()
                .that()
                .areDeclaredIn(Pan.class)
                .and()
                .haveRawReturnType(String.class)
                .should(new ArchCondition<JavaMethod>("tell the BIN, the last four or a mask") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        if (!Set.of("bin", "last4", "toString").contains(method.getName())) {
                            events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                        }
                    }
                })
                .check(classes);
    }

    @Test
    void onlyCardsAndLinksUseKeys() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT + ".crypto..",
                        ROOT + ".card..",
                        ROOT + ".seal.application..",
                        ROOT + ".forward.application..",
                        ROOT + ".instrument.application..",
                        ROOT + ".capture.application..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".crypto..")
                .check(classes);
    }

    @Test
    void onlyTheForwardOpensCards() {
        // given
        assertThat(classes.get(OpenedCard.class).getDirectDependenciesToSelf()).isNotEmpty();

        // when / then
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".card.application..", ROOT + ".forward.application..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(OpenedCard.class, OpenCards.class)
                .check(classes);
    }

    @Test
    void onlyTheForwardOpensSeals() {
        // given
        assertThat(classes.get(OpenSeal.class).getDirectDependenciesToSelf()).isNotEmpty();

        // when / then
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".seal.application..", ROOT + ".forward.application..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(OpenSeal.class, OpenedSeal.class)
                .check(classes);
    }

    @Test
    void onlyTheCryptoFeatureUsesCiphers() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".crypto..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.crypto..", "com.google.crypto..")
                .check(classes);
    }

    @Test
    void noDomainHashesWithoutAKey() {
        // given
        assertThat(classes.stream().filter(one -> one.getPackageName().endsWith(".domain")))
                .isNotEmpty();

        // when / then
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..domain..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(MessageDigest.class)
                .check(classes);
    }

    @Test
    void everyResourceSaysWhoMayUseIt() {
        Set<String> guards =
                Set.of("jakarta.annotation.security.RolesAllowed", "jakarta.annotation.security.PermitAll");
        JavaClasses resources = classes.that(com.tngtech.archunit.base.DescribedPredicate.describe(
                "resources", one -> one.isAnnotatedWith("jakarta.ws.rs.Path")));
        assertThat(resources).hasSizeGreaterThan(5);
        for (JavaClass resource : resources) {
            boolean whole = guards.stream().anyMatch(resource::isAnnotatedWith);
            assertThat(resource.getMethods().stream()
                            .filter(method -> method.isMetaAnnotatedWith("jakarta.ws.rs.HttpMethod"))
                            .filter(method -> !whole && guards.stream().noneMatch(method::isAnnotatedWith)))
                    .as(resource.getName())
                    .isEmpty();
        }
    }
}
