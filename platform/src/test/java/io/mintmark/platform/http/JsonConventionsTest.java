package io.mintmark.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonConventionsTest {
    private final ObjectMapper json = new ObjectMapper();

    JsonConventionsTest() {
        new JsonConventions().customize(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100.00", "0.00", "0.10", "1000000", "0.000", "92233720368547758.07"})
    void moneyKeepsItsDecimals(String total) throws JsonProcessingException {
        // given
        String event = "{\"total\":" + total + "}";

        // when
        JsonNode read = json.readTree(event);

        // then
        assertThat(json.writeValueAsString(read)).isEqualTo(event);
        assertThat(json.writeValueAsString(json.createObjectNode().set("total", read.path("total"))))
                .isEqualTo(event);
        assertThat(json.writeValueAsString(new BigDecimal(total))).isEqualTo(total);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "X-UTF-32BE-BOM"})
    void whatIsNotUtf8IsNotRead(String charset) {
        byte[] body = "{\"name\": \"Ana\"}".getBytes(Charset.forName(charset));

        assertThatThrownBy(() -> json.readTree(body)).isInstanceOf(StreamReadException.class);
        assertThatThrownBy(() -> json.readTree(new ByteArrayInputStream(body))).isInstanceOf(StreamReadException.class);
    }

    @Test
    void aByteOrderMarkIsNoJson() {
        byte[] body = "\ufeff{\"name\": \"Ana\"}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> json.readTree(body)).isInstanceOf(StreamReadException.class);
    }
}
