package ouroboros.neural;

import java.util.List;
import java.util.Map;

import ouroboros.core.Pretrained;
import ouroboros.core.spec.Refusal;

/** The files of OPT as the library {@code transformers} saves them. */
public final class OptFormat implements Pretrained.Format {

	@Override
	public List<String> files() {
		return List.of(OptConfig.FILE, OptWeights.FILE, OptTokenizer.FILE);
	}

	@Override
	public Pretrained read(Map<String, byte[]> files) {
		var config = OptConfig.read(file(files, OptConfig.FILE, ""));
		var tokenizer = OptTokenizer.read(
				file(files, OptTokenizer.FILE, ": vocab.json and merges.txt are not enough, save a fast tokenizer"),
				config.symbols());
		var weights = file(files, OptWeights.FILE, ": other files of weights are not read");
		return new OptCheckpoint(config, new OptWeights(config, weights).parameters(), tokenizer);
	}

	private static byte[] file(Map<String, byte[]> files, String name, String hint) {
		var file = files.get(name);
		if (file == null) {
			throw new Refusal("/" + name, "missing-file", "there is no such file" + hint);
		}
		return file;
	}

}
