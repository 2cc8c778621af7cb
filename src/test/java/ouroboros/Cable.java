package ouroboros;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What connects a client with a TCP server on this machine, until it is cut. */
final class Cable implements AutoCloseable {

	private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final int server;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private volatile boolean cut;

	/**
	 * @param server the server's port
	 */
	Cable(int server) throws IOException {
		this.server = server;
		Thread.ofVirtual().start(this::accept);
	}

	int port() {
		return this.entrance.getLocalPort();
	}

	/** Ends all connections; new ones are ended at once. */
	void cut() {
		this.cut = true;
		this.open.forEach(Cable::end);
	}

	void mend() {
		this.cut = false;
	}

	private void accept() {
		try {
			while (true) {
				var client = this.entrance.accept();
				Thread.ofVirtual().start(() -> connect(client));
			}
		}
		catch (IOException ex) {
			// closed
		}
	}

	private void connect(Socket client) {
		this.open.add(client);
		try (client; var target = new Socket(InetAddress.getLoopbackAddress(), this.server)) {
			this.open.add(target);
			if (!this.cut) {
				var back = Thread.ofVirtual().start(() -> forward(target, client));
				forward(client, target);
				back.join();
			}
			this.open.remove(target);
		}
		catch (IOException ex) {
			// the server is away
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.open.remove(client);
	}

	private static void forward(Socket from, Socket to) {
		try {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		catch (IOException ex) {
			// cut
		}
		end(from);
		end(to);
	}

	private static void end(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.entrance.close();
		cut();
	}

}
