package ouroboros.charts;

import java.awt.Color;

/**
 * What a chart is shown on. Colours of curves are those of Okabe and Ito (2008), which
 * the colour-blind can tell apart.
 */
public enum Theme {

	/** White. */
	PAPER(Color.WHITE, new Color(0x1a1a1a), new Color(0xdddddd)),
	/** Nearly black. */
	DARK(new Color(0x16181d), new Color(0xe6e6e6), new Color(0x3a3d44));

	private static final Color[] CURVES = { new Color(0x0072b2), new Color(0xd55e00), new Color(0x009e73),
			new Color(0xcc79a7), new Color(0xe69f00), new Color(0x56b4e9), new Color(0x8c6d31) };

	private final Color ground;

	private final Color ink;

	private final Color grid;

	Theme(Color ground, Color ink, Color grid) {
		this.ground = ground;
		this.ink = ink;
		this.grid = grid;
	}

	Color ground() {
		return this.ground;
	}

	Color ink() {
		return this.ink;
	}

	Color grid() {
		return this.grid;
	}

	/** The eighth curve has the colour of the letters. */
	Color curve(int index) {
		var at = index % (CURVES.length + 1);
		return (at < CURVES.length) ? CURVES[at] : this.ink;
	}

}
