package ouroboros.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;

import ouroboros.core.data.Pictures;

import static org.assertj.core.api.Assertions.assertThat;

class ContactSheetTest {

	@Test
	void showsPicturesSideBySide() throws IOException {
		var pictures = new Pictures(2, 3, new float[18]).map((_) -> 1);
		pictures.values()[17] = Float.NaN;
		pictures.values()[0] = 0.2f;
		var sheet = ImageIO.read(new ByteArrayInputStream(ContactSheet.png(pictures))).getRaster();
		assertThat(sheet.getWidth()).isEqualTo(2 * (3 + 2) + 2);
		assertThat(sheet.getHeight()).isEqualTo(2 * (2 + 2) + 2);
		assertThat(sheet.getSample(2, 2, 0)).isEqualTo(51);
		assertThat(sheet.getSample(4, 3, 0)).isEqualTo(255);
		assertThat(sheet.getSample(7, 2, 0)).isEqualTo(255);
		assertThat(sheet.getSample(4, 7, 0)).as("undefined").isZero();
		assertThat(sheet.getSample(1, 1, 0)).as("gap").isZero();
		assertThat(sheet.getSample(8, 6, 0)).as("no fourth").isZero();
	}

	@Test
	void showsNone() throws IOException {
		var sheet = ImageIO.read(new ByteArrayInputStream(ContactSheet.png(new Pictures(2, 3, new float[0]))));
		assertThat(sheet.getWidth()).isEqualTo(7);
	}

}
