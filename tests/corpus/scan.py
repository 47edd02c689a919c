"""Pages as a scanner would give them: rendered, worn, turned a little, and wrapped as images in a PDF."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pypdfium2 as pdfium
from numpy.typing import NDArray

Image = NDArray[np.uint8]

cv2.setNumThreads(1)


@dataclass(frozen=True)
class Wear:
    """How a page suffers. Angles in degrees, `noise` as the standard deviation of grey levels."""

    dpi: int = 300
    skew_deg: float = 0.0
    noise: float = 0.0
    speckles: int = 0
    shading: float = 0.0
    blur: float = 0.0
    is_bilevel: bool = False
    jpeg_quality: int = 85
    stamps: int = 0
    pen_strokes: int = 0
    is_color: bool = False


WEARS = {
    "scan-300-clean": Wear(300, 0.2, 2, jpeg_quality=90),
    "scan-200-clean": Wear(200, 0.3, 2),
    "scan-150-clean": Wear(150, 0.3, 2),
    "scan-300-noisy": Wear(300, 1.2, 14, 300, 0.25, 0.8, jpeg_quality=60),
    "scan-200-noisy": Wear(200, 1.0, 12, 200, 0.25, 0.6, jpeg_quality=60),
    "scan-150-noisy": Wear(150, 0.8, 8, 80, 0.2, 0.4, jpeg_quality=65),
    "scan-300-bilevel": Wear(300, 0.5, 10, 120, is_bilevel=True),
    "scan-200-bilevel": Wear(200, 0.5, 8, 60, is_bilevel=True),
    "scan-200-stamped": Wear(200, 0.6, 5, 40, 0.1, stamps=2, is_color=True),
    "scan-200-pen": Wear(200, 0.6, 5, 40, 0.1, pen_strokes=5, is_color=True),
    "scan-200-skewed": Wear(200, 3.0, 4),
    "scan-200-shaded": Wear(200, 0.4, 4, shading=0.55),
    "scan-200-jpeg": Wear(200, 0.3, 3, jpeg_quality=28),
}


def render_pages(path: Path, dpi: int) -> list[Image]:
    """The pages as RGB arrays, turned the way they show."""
    document = pdfium.PdfDocument(path)
    try:
        return [np.asarray(page.render(scale=dpi / 72).to_pil().convert("RGB")) for page in document]
    finally:
        document.close()


def wear_page(page: Image, wear: Wear, rng: np.random.Generator) -> Image:
    """One page worn; grey unless `is_color`. The input stays as it is."""
    image = page.astype(np.float32)
    for _ in range(wear.stamps):
        image = stamp(image, wear.dpi, rng)
    for _ in range(wear.pen_strokes):
        image = pen_stroke(image, wear.dpi, rng)
    if wear.skew_deg:
        image = turn(image, float(rng.uniform(0.5, 1) * wear.skew_deg * rng.choice((-1, 1))))
    if wear.blur:
        image = np.asarray(cv2.GaussianBlur(image, (0, 0), wear.blur), dtype=np.float32)
    if wear.shading:
        image = image * shade(image.shape[0], image.shape[1], wear.shading, rng)[:, :, None]
    if wear.noise:
        image = image + rng.normal(0, wear.noise, image.shape[:2]).astype(np.float32)[:, :, None]
    for _ in range(wear.speckles):
        y, x = int(rng.integers(image.shape[0])), int(rng.integers(image.shape[1]))
        cv2.circle(image, (x, y), int(rng.integers(1, 3)), (float(rng.integers(0, 120)),) * 3, -1)
    worn = np.clip(image, 0, 255).astype(np.uint8)
    if not wear.is_color:
        worn = np.asarray(cv2.cvtColor(worn, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    if wear.is_bilevel:
        worn = np.asarray(cv2.threshold(worn, 150, 255, cv2.THRESH_BINARY)[1], dtype=np.uint8)
    return worn


def turn(image: NDArray[np.float32], degrees: float) -> NDArray[np.float32]:
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return np.asarray(cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(255,) * 3))


def shade(height: int, width: int, depth: float, rng: np.random.Generator) -> NDArray[np.float32]:
    """A smooth fall of light across the page, from 1 down to `1 - depth`."""
    angle = rng.uniform(0, 2 * np.pi)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    ramp = np.cos(angle) * x / width + np.sin(angle) * y / height
    ramp = (ramp - ramp.min()) / (ramp.max() - ramp.min())
    return np.asarray(1 - depth * ramp**2, dtype=np.float32)


def stamp(image: NDArray[np.float32], dpi: int, rng: np.random.Generator) -> NDArray[np.float32]:
    """A round ink stamp, half see-through, anywhere on the lower two thirds."""
    height, width = image.shape[:2]
    radius = int(dpi * rng.uniform(0.45, 0.7))
    center = (int(rng.uniform(radius, width - radius)), int(rng.uniform(height / 3, height - radius)))
    mask = np.zeros((height, width), np.uint8)
    for share in (1.0, 0.72):
        cv2.circle(mask, center, int(radius * share), 255, max(2, dpi // 70))
    cv2.putText(
        mask,
        "RECEIVED",
        (center[0] - int(radius * 0.62), center[1]),
        cv2.FONT_HERSHEY_SIMPLEX,
        radius / 150,
        1.0,
        max(2, dpi // 80),
    )
    ink = np.array((60, 40, 170) if rng.random() < 0.5 else (190, 40, 60), np.float32)
    alpha = (mask.astype(np.float32) * (0.55 / 255))[:, :, None]
    return np.asarray(np.minimum(image, image * (1 - alpha) + ink * alpha), dtype=np.float32)


def pen_stroke(image: NDArray[np.float32], dpi: int, rng: np.random.Generator) -> NDArray[np.float32]:
    """A wavy line of a blue pen, thin enough to leave the print readable."""
    height, width = image.shape[:2]
    start = np.array((rng.uniform(0.1, 0.8) * width, rng.uniform(0.1, 0.9) * height))
    steps = np.cumsum(rng.normal((0.09, 0), (0.03, 0.06), (14, 2)) * dpi, axis=0)
    points = (start + steps).astype(np.int32).reshape(-1, 1, 2)
    drawn = image.copy()
    cv2.polylines(drawn, [points], False, (40.0, 50.0, 150.0), max(1, dpi // 100), cv2.LINE_AA)
    return drawn


def encode(image: Image, wear: Wear) -> tuple[bytes, dict[str, object]]:
    """The image as a PDF stream and the entries that tell how to read it: G4-like bits by Flate, else JPEG."""
    color = pikepdf.Name.DeviceRGB if image.ndim == 3 else pikepdf.Name.DeviceGray
    entries: dict[str, object] = {"/Width": image.shape[1], "/Height": image.shape[0], "/ColorSpace": color}
    if wear.is_bilevel:
        return np.packbits(image > 127, axis=1).tobytes(), entries | {"/BitsPerComponent": 1}
    ordered = cv2.cvtColor(image, cv2.COLOR_RGB2BGR) if image.ndim == 3 else image
    ok, data = cv2.imencode(".jpg", ordered, [cv2.IMWRITE_JPEG_QUALITY, wear.jpeg_quality])
    if not ok:
        raise ValueError("the page image could not be packed as JPEG")
    return data.tobytes(), entries | {"/BitsPerComponent": 8, "/Filter": pikepdf.Name.DCTDecode}


def images_to_pdf(pages: list[Image], wear: Wear, hidden_text: list[bytes] | None = None) -> bytes:
    """An image-only PDF; `hidden_text` gives each page a content stream under its image (a layer from a bad OCR)."""
    pdf = pikepdf.new()
    for number, image in enumerate(pages):
        data, entries = encode(image, wear)
        stream = pikepdf.Stream(pdf, data)
        for key, value in ({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image} | entries).items():
            stream[key] = value
        width, height = image.shape[1] * 72 / wear.dpi, image.shape[0] * 72 / wear.dpi
        content = b"q %.2f 0 0 %.2f 0 0 cm /Im0 Do Q\n" % (width, height)
        resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=stream))
        if hidden_text:
            content = hidden_text[number] + content
            resources["/Font"] = pikepdf.Dictionary(
                F0=pikepdf.Dictionary(
                    Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
                )
            )
        pdf.pages.append(
            pikepdf.Page(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Page,
                    MediaBox=[0, 0, width, height],
                    Resources=resources,
                    Contents=pikepdf.Stream(pdf, content),
                )
            )
        )
    buffer = io.BytesIO()
    pdf.save(buffer, compress_streams=True, deterministic_id=True)
    return buffer.getvalue()


def scan(path: Path, wear: Wear, seed: int) -> bytes:
    """The report at `path` as a scan of itself; the same seed gives the same bytes."""
    rng = np.random.default_rng(seed)
    return images_to_pdf([wear_page(page, wear, rng) for page in render_pages(path, wear.dpi)], wear)


def scan_every_second_page(path: Path, seed: int, wear: Wear | None = None) -> bytes:
    """The report with every second page scanned and the others left as text, as bodies bind signed pages in."""
    kept = wear or WEARS["scan-200-clean"]
    with pikepdf.open(path) as pdf, pikepdf.open(io.BytesIO(scan(path, kept, seed))) as scanned:
        for number in range(1, len(pdf.pages), 2):
            pdf.pages[number] = scanned.pages[number]
        buffer = io.BytesIO()
        pdf.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def junk_line(rng: np.random.Generator, height: float) -> bytes:
    """One run of invisible Latin nonsense, as an OCR without Thai leaves it."""
    letters = np.array(list("abdefhilmnorstuvwyAHIKMNTUW1!][',.{}"))
    text = "".join(rng.choice(letters, int(rng.integers(18, 60))))
    text = " ".join(text[index : index + 6] for index in range(0, len(text), 6))
    return b"BT 3 Tr /F0 9 Tf 60 %.1f Td (%s) Tj ET\n" % (height, text.encode("ascii"))


def scan_under_junk(path: Path, seed: int, wear: Wear | None = None) -> bytes:
    """A scan with a Latin junk text layer, the kind that looks usable by its number of characters alone."""
    rng = np.random.default_rng(seed)
    kept = wear or WEARS["scan-200-clean"]
    pages = [wear_page(page, kept, rng) for page in render_pages(path, kept.dpi)]
    layers = [
        b"".join(junk_line(rng, height) for height in np.arange(60, image.shape[0] * 72 / kept.dpi - 60, 18.0))
        for image in pages
    ]
    return images_to_pdf(pages, kept, layers)
