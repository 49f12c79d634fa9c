package io.mintmark.vault.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A destination of forwards down to the socket, so that it can misbehave in every way. It remembers what reached it. */
public final class DestinationStub {
    /** A request as it arrived. */
    public record Received(String method, String target, Map<String, String> headers, String body) {}

    /** What it does with a connection. */
    public interface Behaviour {
        /** Speaks with the caller; the connection is closed afterwards. */
        void run(Conversation conversation) throws IOException, InterruptedException;
    }

    /** One connection. */
    public final class Conversation {
        private final InputStream in;
        private final OutputStream out;
        private final CountDownLatch ended;

        private Conversation(Socket socket, CountDownLatch ended) throws IOException {
            this.in = socket.getInputStream();
            this.out = socket.getOutputStream();
            this.ended = ended;
        }

        /** Reads a request and remembers it. */
        public Received read() throws IOException {
            String[] lines = head().split("\r\n");
            Map<String, String> headers = new LinkedHashMap<>();
            for (int i = 1; i < lines.length; i++) {
                String[] field = lines[i].split(": ?", 2);
                headers.put(field[0].toLowerCase(Locale.ROOT), field[1]);
            }
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            String[] first = lines[0].split(" ");
            Received request = new Received(first[0], first[1], headers, body);
            received.add(request);
            return request;
        }

        /** Writes bytes as they are. */
        public void write(String bytes) throws IOException {
            out.write(bytes.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        /** Writes a whole answer. */
        public void answer(int status, String type, String body) throws IOException {
            int length = body.getBytes(StandardCharsets.UTF_8).length;
            write("HTTP/1.1 " + status + " Some\r\nContent-Type: " + type + "\r\nContent-Length: " + length
                    + "\r\nConnection: close\r\n\r\n" + body);
        }

        /** Waits until the test is over, or for this long. */
        public void linger(long millis) throws InterruptedException {
            if (ended.await(millis, TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("the test is over");
            }
        }

        private String head() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("the caller closed the connection");
                }
                head.write(next);
            }
            return head.toString(StandardCharsets.US_ASCII);
        }
    }

    private static final Logger LOG = Logger.getLogger(DestinationStub.class);

    private static @Nullable DestinationStub shared;

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "destination-stub");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch ended = new CountDownLatch(1);
    private volatile Behaviour behaviour = conversation -> {};

    private DestinationStub() {
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        threads.execute(this::accept);
    }

    /** Starts it at the first call. */
    public static synchronized DestinationStub shared() {
        DestinationStub running = shared;
        if (running == null) {
            running = new DestinationStub();
            shared = running;
        }
        return running;
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** From now on it behaves like this; what went before is over and forgotten. */
    public void behaves(Behaviour next) {
        ended.countDown();
        ended = new CountDownLatch(1);
        received.clear();
        behaviour = next;
    }

    /** From now on it reads each request and answers with this JSON. */
    public void answers(int status, String json) {
        behaves(conversation -> {
            conversation.read();
            conversation.answer(status, "application/json", json);
        });
    }

    /** What reached it since it behaves as it does. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Behaviour current = behaviour;
                CountDownLatch end = ended;
                threads.execute(() -> converse(socket, current, end));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private void converse(Socket socket, Behaviour current, CountDownLatch end) {
        try (socket) {
            current.run(new Conversation(socket, end));
        } catch (IOException | InterruptedException over) {
            // The caller went away, or the test did: that is what some tests are about.
            LOG.debugf("a conversation ended early: %s", over.toString());
        }
    }
}
