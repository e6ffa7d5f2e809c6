"""Make text safe to print: nothing of a source may steer the terminal that shows it."""

# control characters as their pictures (U+2400…), the later ones and the marks that turn the
# direction of writing as the replacement character; the line break stays
_PICTURES = {code: 0x2400 + code for code in range(32)} | {0x7F: 0x2421}
_HIDDEN = [*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_PAGE = _PICTURES | dict.fromkeys(_HIDDEN, 0xFFFD) | {0x0A: 0x0A, 0x0D: 0x20, 0x09: 0x20}
_LINE = _PAGE | {0x0A: 0x240A, 0x0D: 0x240D}


def visible(text: str) -> str:
    r"""Give a text of several lines with its control characters made visible, as long as it was.

    >>> visible("一\n\x1b[31m二")
    '一\n␛[31m二'
    """
    return text.translate(_PAGE)


def visible_line(text: str) -> str:
    r"""Give a text on one line, its line breaks made visible too.

    >>> visible_line("一\n二")
    '一␊二'
    """
    return text.translate(_LINE)
