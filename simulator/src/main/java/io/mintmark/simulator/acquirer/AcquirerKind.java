package io.mintmark.simulator.acquirer;

import io.mintmark.simulator.answer.Fields;
import java.nio.file.Path;

/** The acquirers that there are. They speak the same protocol, and differ in how their callers name a card. */
public enum AcquirerKind {
    /** Is sent the card itself. */
    CARDS("acquirer", "") {
        @Override
        Credential credential(Fields authorization) {
            return Credential.of(PresentedCard.of(authorization.object("card")));
        }
    },
    /** Keeps payers' cards itself, and is told a customer profile, as Authorize.net has them. */
    PROFILES("authorize-net", "authorize-net") {
        @Override
        Credential credential(Fields authorization) {
            return CardFile.find(Profile.of(authorization.object("profile")));
        }
    };

    private final String pathName;
    /** Empty for the one that was there first. */
    private final String apart;

    AcquirerKind(String pathName, String apart) {
        this.pathName = pathName;
        this.apart = apart;
    }

    /** Whether payers are ever asked who they are; none is whose card is in the file. */
    public boolean challenges() {
        return this == CARDS;
    }

    abstract Credential credential(Fields authorization);

    /** Where its books are, in the simulator's folder. */
    public Path folder(Path data) {
        return data.resolve(apart);
    }

    /** What its own names follow from, so that no two acquirers give the same. */
    public String seed(String seed) {
        return seed + apart;
    }

    /** What callers' paths begin with. */
    String base() {
        return "/" + pathName + "/v1";
    }

    /** What the paths of its control begin with. */
    public String control() {
        return "/sim/" + pathName;
    }
}
