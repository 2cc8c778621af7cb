package ouroboros.neural;

import org.jspecify.annotations.Nullable;

import ouroboros.core.chance.Workbench;
import ouroboros.json.Catalog;
import ouroboros.json.Frozen;

/** Keeps unfinished work as bytes, as a worker does. */
final class Shelf implements Workbench {

	private static final Frozen FROZEN = new Frozen(Catalog.ofClassPath());

	private byte @Nullable [] kept;

	Progress told = new Progress("", 0, 0, 0);

	@Override
	public <T extends Record> @Nullable T taken(Class<T> type) {
		return (this.kept == null) ? null : FROZEN.read(this.kept, type);
	}

	@Override
	public boolean isDue() {
		return false;
	}

	@Override
	public void keep(Record work) {
		this.kept = FROZEN.write(work);
	}

	@Override
	public void tell(Progress progress) {
		this.told = progress;
	}

}
