import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.html import article_text, strip_markup

MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<b>",
            "<br/>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<",
            ">",
            "&",
            ";",
            "&nbsp;",
            "&#20013;",
            "&lt;",
            "&lt",
            "中",
            "文",
            "a",
            " ",
            "\n",
            '"',
            "'",
            "<a href=",
            "=x",
        ]
    ),
    max_size=40,
).map("".join)


def shown(raw):
    pieces, at = [], 0
    for edit in strip_markup(raw):
        pieces += [raw[at : edit.raw_start], edit.after]
        at = edit.raw_end
    return "".join([*pieces, raw[at:]])


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<h1>大桥</h1>\n<p>今晨<b>合龙</b>。</p>", "大桥\n今晨合龙。"),
        ("<p>第一行\n  第二行 third\nfourth</p>", "第一行第二行 third fourth"),
        ("<title>甲</title><style>p > a {}</style><p>乙<!-- 丙 --></p>", "甲\n乙"),
        ("一<script>if (a < b) { '</p>' }</script>二", "一二"),
        ("3&nbsp;000&#20803; A&amp;B &unknown; R&D", "3 000元 A&B &unknown; R&D"),
        ("<p>&lt;p&gt;不是标签</p>", "<p>不是标签"),
        ("a < b，b > c", "a < b，b > c"),
        ("<a title='x > y' href=z>链接</a>文", "链接文"),
        ("<ul><li>一</li><li>二</li></ul>", "一\n二"),
        ("没有标记", "没有标记"),
        ("<script>没有结尾", "没有结尾"),
    ],
)
def test_what_a_reader_sees(raw, text):
    assert shown(raw) == text


@given(MARKUP)
def test_edits_replay(raw):
    text, end = shown(raw), 0
    for edit in strip_markup(raw):
        assert end <= edit.raw_start < edit.raw_end
        assert raw[edit.raw_start : edit.raw_end] == edit.before
        assert text[edit.start : edit.end] == edit.after
        end = edit.raw_end


@pytest.mark.parametrize(
    "piece", ["<", "<a '", '<a "', "<!--", "<script>", "<![CDATA[", "&", "<a ", " "]
)
def test_linear(piece):
    start = time.perf_counter()
    strip_markup(piece * (200_000 // len(piece)))
    assert time.perf_counter() - start < 5


def test_article():
    body = "<p>今晨六时，跨江大桥最后一节钢箱梁吊装到位，大桥顺利合龙，全长三千二百米。</p>" * 4
    raw = f"<html><body><nav><a>首页</a></nav><article><h1>大桥</h1>{body}</article></body></html>"
    assert "大桥顺利合龙" in article_text(raw)
    assert article_text("") == article_text("<p>") == ""
