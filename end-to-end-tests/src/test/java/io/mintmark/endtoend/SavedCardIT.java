package io.mintmark.endtoend;

import io.mintmark.endtoend.browser.InChromium;
import io.mintmark.endtoend.cluster.OnCluster;
import org.junit.jupiter.api.Order;

/** The true flow, with one process of each service. */
@Order(1)
@OnCluster
@InChromium
class SavedCardIT implements SavedCardFlow {}
