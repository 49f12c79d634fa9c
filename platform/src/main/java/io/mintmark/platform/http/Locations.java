package io.mintmark.platform.http;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Addresses of our own in answers. They stay relative (RFC 9110, section 10.2.2): what JAX-RS would make of them names
 * the replica's host, which nobody outside the gateway can reach.
 */
public final class Locations {
    private Locations() {}

    /** 201 with the address of what was created. */
    public static <T> RestResponse.ResponseBuilder<T> created(String path) {
        return at(RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED), path);
    }

    /** 303 to an address, which is passed on as it is: relative for a page of ours, absolute for a merchant's. */
    public static <T> RestResponse.ResponseBuilder<T> seeOther(String address) {
        return at(RestResponse.ResponseBuilder.create(RestResponse.Status.SEE_OTHER), address);
    }

    private static <T> RestResponse.ResponseBuilder<T> at(RestResponse.ResponseBuilder<T> answer, String address) {
        return answer.header(HttpHeaders.LOCATION, address);
    }
}
