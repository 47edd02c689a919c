"""Every kind of finding: how grave, what it means, what to do. `DATA_DICTIONARY.md` ends with this list."""

from __future__ import annotations

from prongsai.pipeline.emit.run_finding_codes import CODES_OF_RUNS, FindingCode

FINDING_CODES: tuple[FindingCode, ...] = (
    # files and archives
    FindingCode(
        "file-unreadable", "error", "A file or folder cannot be opened.", "Check its permissions; fetch it again."
    ),
    FindingCode("link-not-followed", "warning", "A link leads out of the folder given.", "Give its target as well."),
    FindingCode(
        "name-escaped",
        "info",
        "A file name is no plain text: bytes that are no UTF-8 stand as `\\xe9`, characters that act on a terminal as "
        "`\\u001b`, a backslash doubled.",
        "Nothing.",
    ),
    FindingCode("file-changed", "error", "A file changed during the run.", "Run again when it is complete."),
    FindingCode("file-too-large", "error", "A file is beyond `--max-file`.", "Raise it for a report; else `--skip`."),
    FindingCode("archive-damaged", "error", "A zip archive cannot be read.", "Fetch it again, or mend it."),
    FindingCode("archive-encrypted", "error", "A member of an archive needs a password.", "Unpack it by hand."),
    FindingCode("archive-nested", "error", "Archives lie in archives in an archive.", "Unpack the outer one."),
    FindingCode(
        "archive-appended", "warning", "A PDF has an archive behind it, which is not read.", "Unpack it by hand."
    ),
    FindingCode("archive-too-large", "error", "An archive unpacks to more than a batch.", "Look at it by hand."),
    FindingCode("not-a-report", "info", "A file holds no report, or never speaks of ITA.", "Nothing."),
    FindingCode(
        "format-not-read",
        "error, warning",
        "A kind that bodies publish and that is not read: `.xlsb`, `.odp`, HEIC, RAR, JSON of no OCR service, "
        "forms in XML (XFA) whose pages show nothing; without LibreOffice Word and PowerPoint 97.",
        "If it is a report, save it as PDF; the message names another way where there is one.",
    ),
    FindingCode(
        "media-type-mismatch",
        "error, warning",
        "The bytes are not what the name says. A PDF that is a web page fails; a PDF called `.txt` is read.",
        "Fetch it again; rename it.",
    ),
    FindingCode("media-type-unknown", "error", "No reader takes this kind of file.", "Save it as PDF."),
    # documents as a whole
    FindingCode("document-empty", "error", "No bytes, no pages or no text.", "Check that it was saved whole."),
    FindingCode(
        "document-blank",
        "info",
        "All pages are blank, or a picture shows no text: a photograph, an emblem.",
        "Nothing.",
    ),
    FindingCode(
        "scan-foreign",
        "warning",
        "A scanned file of 20 pages or more is in another language on every page that was looked at: the others are "
        "not read, and the document is `partial`.",
        "If it is a report, run with `--every-scan`.",
    ),
    FindingCode("document-encrypted", "error", "It needs a password.", "Ask the publisher for an open copy."),
    FindingCode("document-unreadable", "error", "It is damaged or cut short.", "Fetch it again from its source."),
    FindingCode(
        "document-damaged",
        "error",
        "Parts of a PDF do not decode, are cut short, are zero or are gone; what they show is lost or wrong, the rest "
        "is read, and of its scores only those that a sum proves keep a status to rely on.",
        "Fetch it again from its source.",
    ),
    FindingCode(
        "sheet-too-large",
        "error",
        "A sheet of a workbook has more cells, columns or rows than any report; the rest is not read.",
        "Save its parts as files of their own.",
    ),
    FindingCode("document-too-long", "error", "It claims more pages than any report has.", "Split it, or `--skip`."),
    FindingCode(
        "document-timeout",
        "error",
        "What is done with all its pages together took longer than `--timeout`.",
        "Raise it, or `--skip` it.",
    ),
    FindingCode("document-out-of-memory", "error", "It needs more than `--memory`.", "Raise it, or split the file."),
    FindingCode("document-crashed", "error", "It crashed the reader.", "Print it to a new PDF; `--debug` says more."),
    FindingCode(
        "document-converted", "info", "A file of Office 97 was read as what LibreOffice makes of it.", "Spot-check it."
    ),
    FindingCode("encoding-unknown", "error", "A text file is in no known encoding.", "Save it as UTF-8."),
    FindingCode(
        "encoding-repaired", "info", "A text was encoded twice, as `à¸„` for ค, and was brought back.", "Spot-check it."
    ),
    FindingCode(
        "text-damaged",
        "error, warning",
        "Letters of a text are lost: bytes that are none, a file that ends within a letter or a table, tags nested "
        "beyond reason, and, as an error, Thai that was saved as question marks. The message says where.",
        "Compare them with the source; fetch the file again.",
    ),
    FindingCode("rows-rejected", "error", "Some of its rows did not fit the schema: our bug.", "Report it."),
    FindingCode(
        "value-out-of-range",
        "warning",
        "A number is larger than its column can hold; a count is then the largest that it can, any other null.",
        "Look at the page.",
    ),
    FindingCode("key-repeated", "error", "Two rows share a key that should be unique.", "Look at both on their pages."),
    FindingCode(
        "columns-unclear",
        "warning",
        "A text kept the cells of a table and not its columns, and nothing says which number is whose: they are "
        "left out.",
        "Read the lines that the message names and quotes.",
    ),
    # pages and their text
    FindingCode(
        "page-unreadable",
        "error, warning",
        "Pages that nobody could read; the message lists them. A warning where they show drawings and no text.",
        "See the message.",
    ),
    FindingCode(
        "page-out-of-time",
        "error",
        "A page took longer than `--page-timeout`, or its document longer than `--timeout`; it is not read.",
        "Look at the page; raise the limit.",
    ),
    FindingCode("page-out-of-memory", "error", "A page needs more than `--memory`; it is not read.", "Raise it."),
    FindingCode("page-crashed", "error", "A page crashes the reader; the others are read.", "Look at the page."),
    FindingCode("page-handwritten", "warning", "A page seems to be written by hand.", "Read it yourself."),
    FindingCode(
        "page-coarse",
        "warning",
        "A page is a picture of less than 100 dots an inch, in which digits of small print run together; it is read.",
        "Scan it again at 200 dots an inch or more, or hold its numbers against the paper.",
    ),
    FindingCode("lines-unreadable", "info", "Some lines of a picture could not be read.", "Look at the page."),
    FindingCode("text-layer-garbled", "warning, info", "The text layer was broken and repaired.", "Spot-check it."),
    FindingCode(
        "second-reader-failed",
        "info",
        "pdfplumber, which reads unproven numbers again, cannot read pages that PDFium read.",
        "Spot-check them.",
    ),
    FindingCode(
        "text-not-seen",
        "info",
        "A page holds text that nobody sees, and that is not read: in a layer that is switched off, clipped away, "
        "drawn invisibly, white on white, or under a box.",
        "Nothing; look at the page if something is missing.",
    ),
    FindingCode("text-layer-differs", "info", "A text over a scan says other numbers than it.", "Compare the page."),
    FindingCode(
        "text-layer-unusable",
        "warning, info",
        "The layer says nothing; the picture was read. A warning where letters of it nobody could read: look there.",
        "Nothing.",
    ),
    FindingCode(
        "text-left-out",
        "warning, info",
        "Text of an office file or web page that is no part of the report is not read: deleted by tracked changes, "
        "hidden, in hidden rows, columns, sheets or slides, or struck through, a warning where that holds numbers.",
        "Look at the file with its changes shown, at the page in a browser.",
    ),
    # scores
    FindingCode("score-conflict", "warning, info", "Readings of a score differ.", "Look at each place with `show`."),
    FindingCode(
        "readers-disagree",
        "warning",
        "PDFium and pdfplumber read different digits where a score stands: `95.21` and `96.21`.",
        "Compare the page; `show` crops it.",
    ),
    FindingCode(
        "score-year-missing",
        "warning",
        "Neither the words near scores nor the report tell their year.",
        "Look at the cover and the headings; a correction of the year settles all of them.",
    ),
    FindingCode(
        "score-ambiguous",
        "warning",
        "Nothing says which of two columns, years, bodies or quantities the scores are of; the likeliest is given.",
        "Look at the headings and captions; the message names both answers and the codes.",
    ),
    FindingCode("score-repaired", "warning", "Arithmetic forces another value than was read.", "Compare the page."),
    FindingCode("score-sum-mismatch", "warning, info", "Printed parts do not make the printed total.", "Compare both."),
    FindingCode(
        "score-missing",
        "warning",
        "A code is printed and no score beside it, or a formula has no value.",
        "Look there.",
    ),
    FindingCode(
        "table-unrecognised",
        "warning",
        "A table prints codes, names of indicators or a heading of scores, and nothing was read from it.",
        "Read it in the report; tell us of its layout.",
    ),
    FindingCode(
        "numbers-unexplained",
        "warning",
        "Numbers that look like scores are in no row, and no words name what else they are; `raw` lists them.",
        "Look at them on the page.",
    ),
    FindingCode("score-unreadable", "warning", "A cell of a score column is no score.", "Look at the cell."),
    FindingCode(
        "score-doubtful", "warning", "Read with little confidence, and nothing confirms it.", "Compare the page."
    ),
    FindingCode("score-unusual", "warning", "A value or code that the year does not have.", "Look at the page."),
    FindingCode(
        "contradiction",
        "warning",
        "The report contradicts itself, and the message names both places: a number with another indicator's name, the "
        "lowest score called the highest, 96.80 among those above 99, two levels, two provinces or names on its cover.",
        "Compare both places; a score that it touches has the doubt in `basis`.",
    ),
    FindingCode(
        "frame-mismatch",
        "warning",
        "A title in a table of indicators is the name of no indicator of that year, where the others bear theirs; or "
        "most items bear other texts than the frame has for their codes: then no name is given and no sum is checked.",
        "Look at the row: its number is taken. Of items, see whose assessment it is (`scheme`).",
    ),
    FindingCode("level-mismatch", "warning", "The printed level is not that of the score.", "Look at the page."),
    *CODES_OF_RUNS,
    # bodies
    FindingCode(
        "unit-ambiguous", "warning", "The gazetteer does not decide which body is meant.", "See the candidates."
    ),
    FindingCode("unit-foreign", "warning", "Another body's name or scores stand in the report.", "Do not use them."),
    # measures
    FindingCode(
        "text-unexplained",
        "warning, info",
        "Rows of a table of measures, items of a list whose other items were read, things to do, or a column of "
        "analyses or fields are in no row; an `info` for other text that no words name (foreword, law, letter …). "
        "`raw` quotes how they begin.",
        "Read them in the report.",
    ),
    FindingCode(
        "measures-unrecognised",
        "warning",
        "Headings or verbs of measures are printed, and no measure was read; `raw` quotes what stands there.",
        "Read them in the report.",
    ),
    FindingCode(
        "picture-not-read",
        "warning, info",
        "A large picture beside text may hold a table; a warning where the text on its page speaks of scores.",
        "Install a reader of pictures.",
    ),
    FindingCode("unmapped-column", "warning", "A column of a measures table is not known.", "Read it on the page."),
    FindingCode(
        "heading-unknown", "warning", "Cells tell what an unknown heading means.", "Compare heading and field."
    ),
    FindingCode("date-invalid", "warning", "A date does not exist, or a period ends before it starts.", "Compare it."),
    FindingCode(
        "period-repaired", "warning", "A month was taken for the one that alone can be meant.", "Spot-check it."
    ),
    FindingCode("list-cut-off", "warning", "A list ends with the bare number of an item.", "Look at the page."),
    FindingCode("period-year-doubtful", "warning", "Results are dated in another year.", "Look which year it is of."),
    FindingCode(
        "names-hidden", "info", "Names of persons were replaced by a mark.", "Look where a mark hides a place."
    ),
    FindingCode("period-unreadable", "info", "A period gives no days.", "Use the printed text."),
)


LOSSES = frozenset(
    (
        *("table-unrecognised", "numbers-unexplained", "score-missing", "measures-unrecognised"),
        *("text-unexplained", "picture-not-read", "page-unreadable"),
    )
)
"""Warnings which say that something of the document is in no row: it is `partial` then."""


def format_finding_codes() -> list[str]:
    """The lines of the section on findings in `DATA_DICTIONARY.md`."""
    lines = [
        "## Codes of findings",
        "",
        "From `pipeline/emit/finding_codes.py`. An `error` means that something of a report is missing in the dataset,",
        "a `warning` that a row is doubtful; `info` is for the record.",
        "",
        "| code | severity | meaning | what to do |",
        "|---|---|---|---|",
    ]
    lines += [f"| `{c.code}` | {c.severities} | {c.meaning} | {c.what_to_do} |" for c in FINDING_CODES]
    return lines
