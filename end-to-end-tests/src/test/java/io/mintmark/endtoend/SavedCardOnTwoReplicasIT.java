package io.mintmark.endtoend;

import io.mintmark.endtoend.browser.InChromium;
import io.mintmark.endtoend.cluster.OnCluster;
import org.junit.jupiter.api.Order;

/** The true flow, with two processes of each service behind the gateway. */
@Order(5)
@OnCluster(replicas = 2)
@InChromium
class SavedCardOnTwoReplicasIT implements SavedCardFlow {}
