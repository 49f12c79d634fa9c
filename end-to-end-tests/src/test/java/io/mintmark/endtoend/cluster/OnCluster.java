package io.mintmark.endtoend.cluster;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test class runs on a cluster, which it may take as a parameter of type {@link Platform}. Classes that want the
 * same number of replicas share one; only one runs at a time.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ClusterExtension.class)
public @interface OnCluster {
    /** How many processes of each service. */
    int replicas() default 1;
}
