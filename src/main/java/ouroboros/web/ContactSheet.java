package ouroboros.web;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

import ouroboros.core.data.Pictures;

/** Pictures side by side on one. */
final class ContactSheet {

	private static final int GAP = 2;

	/** Most pictures shown, the first ones. */
	private static final int MOST = 1024;

	private ContactSheet() {
	}

	/**
	 * A grey PNG of the first 1024 pictures, as many in a row as there are rows or one
	 * more, black lines of two pixels around them; a pixel without a value is black.
	 */
	static byte[] png(Pictures pictures) throws IOException {
		var count = Math.min(MOST, pictures.rows());
		var across = Math.max(1, (int) Math.ceil(Math.sqrt(count)));
		var down = Math.max(1, Math.ceilDiv(count, across));
		var sheet = new BufferedImage(across * (pictures.width() + GAP) + GAP, down * (pictures.height() + GAP) + GAP,
				BufferedImage.TYPE_BYTE_GRAY);
		for (int row = 0; row < count; row++) {
			var left = GAP + row % across * (pictures.width() + GAP);
			var top = GAP + row / across * (pictures.height() + GAP);
			for (int pixel = 0; pixel < pictures.pixels(); pixel++) {
				sheet.getRaster()
					.setSample(left + pixel % pictures.width(), top + pixel / pictures.width(), 0,
							Math.round(255 * Math.clamp(pictures.at(row, pixel), 0, 1)));
			}
		}
		var png = new ByteArrayOutputStream();
		ImageIO.write(sheet, "png", png);
		return png.toByteArray();
	}

}
