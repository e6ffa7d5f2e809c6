"""Decoding: every encoding of Chinese pages, and a clear reason for what is no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from extract.read import decode

SIMPLE = "记者从市政府获悉,3月10日起地铁二号线恢复运营。\r\n“请大家放心!”市长说。"
TRADITIONAL = OpenCC("s2tw").convert(SIMPLE)
MIDDLE = "記者從市政府獲悉"


@pytest.mark.parametrize("text", [SIMPLE, TRADITIONAL, SIMPLE * 40, TRADITIONAL * 40])
@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("gb18030", "gb18030"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_decodes(text, codec, name):
    found = decode(text.encode(codec))
    assert (found.text, found.encoding, found.status, found.reason) == (text, name, "ok", "")


@pytest.mark.parametrize("text", [TRADITIONAL, TRADITIONAL * 40, MIDDLE])
def test_decodes_big5(text):
    found = decode(text.encode("big5hkscs"))
    assert (found.text, found.encoding, found.status) == (text, "big5", "ok")


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_a_mark_is_kept_in_the_raw_text(codec):
    found = decode(("\ufeff" + SIMPLE).encode(codec))
    assert (found.text, found.encoding, found.status) == ("\ufeff" + SIMPLE, codec, "ok")


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "big5hkscs", "utf-16-le"])
def test_cut_in_the_middle_of_a_character(codec):
    found = decode((TRADITIONAL + MIDDLE).encode(codec)[:-1])
    assert found.status == "suspect"
    assert "ends in the middle of a character" in found.reason
    assert found.text.startswith(TRADITIONAL + MIDDLE[:-1])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "only blanks"),
        (b"\xef\xbb\xbf", "only blanks"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x02" + bytes(range(256)) * 4, "JPEG"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "PNG"),
        (bytes(4000), "binary"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_refuses_what_is_no_text(data, reason):
    found = decode(data)
    assert (found.text.strip("\ufeff \r\n\t"), found.status) == ("", "refused")
    assert reason in found.reason
    assert "run again" in found.reason


HEAD = '<html><head><meta http-equiv="Content-Type" content="text/html; charset={}">'
SCRIPT = "<script>var a = 1;</script>\n" * 3000  # longer than what is looked at


@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "big5", ""])
@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (SIMPLE, "utf-8", "utf-8"),
        (SIMPLE, "gb18030", "gb18030"),
        (TRADITIONAL, "big5hkscs", "big5"),
        (SIMPLE, "utf-16-le", "utf-16-le"),
        (SIMPLE, "utf-16", "utf-16-le"),
    ],
)
@pytest.mark.parametrize("script", ["", SCRIPT])
def test_markup_may_declare_another_encoding(declared, text, codec, name, script):
    page = f"{HEAD.format(declared)}{script}<p>{text * 4}</p></html>"
    found = decode(page.encode(codec))
    assert (found.text.strip("\ufeff"), found.encoding, found.status) == (page, name, "ok")


def test_few_characters_are_read_as_declared():
    page = HEAD.format("big5") + "<p>堃喆</p>"
    assert decode(page.encode("big5hkscs")).text == page


def test_a_frame_of_utf8_around_another_encoding():
    frame = "<div>网页存档</div>".encode()
    page = HEAD.format("gb2312").encode() + frame + (SIMPLE * 4).encode("gb18030")
    found = decode(page)
    assert (found.encoding, found.status) == ("gb18030", "ok")
    assert SIMPLE in found.text


def test_a_damaged_page_of_markup_is_still_utf8():
    page = (HEAD.format("utf-8") + SCRIPT).encode() + b"\xff".join([SIMPLE.encode()] * 3)
    found = decode(page)
    assert (found.encoding, found.status) == ("utf-8", "suspect")


def test_a_wrong_byte_in_the_middle_is_told():
    found = decode(SIMPLE.encode() + b"\xff" + SIMPLE.encode())
    assert (found.encoding, found.status) == ("utf-8", "suspect")
    assert f"byte {len(SIMPLE.encode())} is not utf-8" in found.reason


@given(st.binary(max_size=200) | st.text(max_size=50).map(lambda t: t.encode("gb18030", "ignore")))
def test_never_raises(data):
    found = decode(data)
    assert found.status == "ok" or found.reason
    assert found.status != "refused" or not found.text.strip("\ufeff \t\r\n\u3000\xa0")


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf8_is_read_as_it_stands(text):
    assert decode(text.encode()).text == text
