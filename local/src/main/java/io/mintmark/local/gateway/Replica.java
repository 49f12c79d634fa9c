package io.mintmark.local.gateway;

import io.mintmark.local.plan.Service;

/**
 * One place that serves a service.
 *
 * @param number counted from 1
 */
public record Replica(Service service, int number, int port) {}
