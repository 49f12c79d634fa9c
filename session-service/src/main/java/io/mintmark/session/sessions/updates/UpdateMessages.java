package io.mintmark.session.sessions.updates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mintmark.session.sessions.application.PayerActions;
import jakarta.inject.Singleton;

/** Writes states as messages: for merchants as the API shows sessions, for payers less of it. */
@Singleton
class UpdateMessages {
    private final ObjectMapper json;
    private final PayerActions actions;

    UpdateMessages(ObjectMapper json, PayerActions actions) {
        this.json = json;
        this.actions = actions;
    }

    String write(SessionState state, Admission reader) {
        try {
            return json.writeValueAsString(reader.isPayer() ? PayerView.of(state.view()) : whole(state, reader));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a session could not be written", impossible);
        }
    }

    /** Events leave the payer's links out; here they go back in. */
    private ObjectNode whole(SessionState state, Admission reader) {
        ObjectNode session = json.valueToTree(state.view());
        session.set(
                "actions",
                json.valueToTree(actions.of(
                        reader.merchant(), reader.session(), state.view().type(), state.status())));
        return session;
    }
}
