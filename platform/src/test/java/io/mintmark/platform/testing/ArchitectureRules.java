package io.mintmark.platform.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules that every service keeps. Each first shows that it has classes to judge, so that none passes by seeing nothing. */
public final class ArchitectureRules {
    private static final Pattern FEATURE = Pattern.compile("io\\.mintmark\\.[a-z]+\\.([a-z]+)(\\..*)?");

    private final String root;
    private final JavaClasses classes;

    private ArchitectureRules(String root) {
        this.root = root;
        this.classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        assertThat(classes).as("classes below " + root).isNotEmpty();
    }

    /** The rules over the service below this package, such as {@code io.mintmark.session}. */
    public static ArchitectureRules of(String root) {
        return new ArchitectureRules(root);
    }

    /** All rules below. */
    public void check() {
        domainIsPlainJava();
        nothingBlocks();
        nothingPublishesPastTheOutbox();
        nothingPrintsOrReadsTheClock();
        onlyApplicationOpensTransactions();
    }

    /** {@code domain} sees the JDK and itself. */
    public void domainIsPlainJava() {
        JavaClasses domain = classes.that(resideInAnyPackage(root + "..domain.."));
        assertThat(domain).as("domain classes").isNotEmpty();
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax.crypto..", root + "..domain..", "org.jspecify..")
                .check(domain);
    }

    /** Nobody waits: no {@code await}, {@code sleep}, {@code join} of a future, no JDBC. */
    public void nothingBlocks() {
        noClasses()
                .should()
                .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                                com.tngtech.archunit.core.domain.properties.HasName.Predicates.name("await"))
                        .and(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                                com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                                        JavaClass.Predicates.assignableTo("io.smallrye.mutiny.Uni")))))
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(java.util.concurrent.CompletableFuture.class, "join")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.smallrye.common.annotation.Blocking")
                .check(classes);
    }

    /** Kafka is written by the outbox relay alone. */
    public void nothingPublishesPastTheOutbox() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "org\\.eclipse\\.microprofile\\.reactive\\.messaging\\.(Emitter|Outgoing|Channel)|io\\.smallrye\\.reactive\\.messaging\\.MutinyEmitter|org\\.apache\\.kafka\\.clients\\.producer\\..*")
                .check(classes);
    }

    /** Time is injected; output goes through the logger. */
    public void nothingPrintsOrReadsTheClock() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(classes);
    }

    /** Transactions are opened by use cases ({@code application}) and by what runs by itself ({@code messaging}). */
    public void onlyApplicationOpensTransactions() {
        noClasses()
                .that()
                .resideInAnyPackage(root + "..api..", root + "..domain..", root + "..persistence..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("io\\.mintmark\\.platform\\.tenancy\\.(Register)?Transactions")
                .check(classes);
    }

    /**
     * Features do not reach into each other: of another feature only its {@code domain} and {@code application} may be
     * used, never its API, persistence or messaging.
     *
     * @param shared features that wire the service and may be used by all
     */
    public void featuresKeepToThemselves(Set<String> shared) {
        Set<String> features = new java.util.TreeSet<>();
        classes.forEach(one -> {
            Matcher matcher = FEATURE.matcher(one.getPackageName());
            if (matcher.matches()) {
                features.add(matcher.group(1));
            }
        });
        assertThat(features).as("features").hasSizeGreaterThan(1);
        classes()
                .should(new ArchCondition<JavaClass>("not reach into another feature's api, persistence or messaging") {
                    @Override
                    public void check(JavaClass origin, ConditionEvents events) {
                        String own = feature(origin);
                        origin.getDirectDependenciesFromSelf().stream()
                                .filter(dependency -> dependency
                                        .getTargetClass()
                                        .getPackageName()
                                        .startsWith(root))
                                .filter(dependency -> {
                                    String other = feature(dependency.getTargetClass());
                                    return !other.isEmpty()
                                            && !other.equals(own)
                                            && !shared.contains(other)
                                            && dependency
                                                    .getTargetClass()
                                                    .getPackageName()
                                                    .matches(".*\\.(api|persistence|messaging)(\\..*)?");
                                })
                                .forEach(dependency -> events.add(
                                        SimpleConditionEvent.violated(dependency, dependency.getDescription())));
                    }
                })
                .check(classes);
    }

    private static String feature(JavaClass one) {
        Matcher matcher = FEATURE.matcher(one.getPackageName());
        return matcher.matches() ? matcher.group(1) : "";
    }
}
