package io.mintmark.simulator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Rules whose subject has no classes fail by themselves: that is how ArchUnit is set. */
@AnalyzeClasses(packages = "io.mintmark.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_simulator_shares_no_code_with_the_services = classes()
            .that(resideInAnyPackage("io.mintmark.simulator.."))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..", "io.vertx..", "io.mintmark.simulator..");

    @ArchTest
    static final ArchRule journal_and_signatures_know_no_server = classes()
            .that(resideInAnyPackage("..journal..", "..signing.."))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "javax.crypto..", "org.jspecify..", "..journal..", "..signing..", "..answer..");

    @ArchTest
    static final ArchRule features_form_no_circle =
            slices().matching("io.mintmark.simulator.(*)..").should().beFreeOfCycles();
}
