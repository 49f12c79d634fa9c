package io.mintmark.session.acquirer.forward;

import io.mintmark.session.acquirer.application.AcquirerConfig;
import io.mintmark.session.acquirer.application.ConnectorsConfig;

/** By which of the vault's destination profiles an acquirer's steps go. */
record StepProfiles(String authorize, String capture, String refund, String release, String status) {
    static StepProfiles of(AcquirerConfig own) {
        return new StepProfiles(
                own.authorizeProfile(),
                own.captureProfile(),
                own.refundProfile(),
                own.voidProfile(),
                own.statusProfile());
    }

    static StepProfiles of(ConnectorsConfig.Connector other) {
        return new StepProfiles(
                other.authorizeProfile(),
                other.captureProfile(),
                other.refundProfile(),
                other.voidProfile(),
                other.statusProfile());
    }
}
