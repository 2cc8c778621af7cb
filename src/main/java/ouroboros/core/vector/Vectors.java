package ouroboros.core.vector;

/** Whether this JVM lets a program use the vectors of the processor. */
final class Vectors {

	/** By {@code --add-modules=jdk.incubator.vector}. */
	static final boolean PRESENT = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

	private Vectors() {
	}

}
