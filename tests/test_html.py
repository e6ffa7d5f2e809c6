import time
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.clean import clean_article, clean_head, clean_text
from extract.documents import read_document
from extract.html import article_text, strip_markup
from extract.read import decode
from extract.repair import load_repair
from extract.repair.changes import apply_changes
from extract.sections import split_sections
from extract.sources import Source

SEEDS = Path(__file__).parent.parent / "seeds"
BODY = "\n".join(["跨江大桥今晨合龙，全长三千二百米，预计明年建成通车，两岸居民出行将更方便。"] * 4)
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
    return apply_changes(raw, strip_markup(raw))


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
        ("没有标记\n分成 < 两行\n\n又一段", "没有标记\n分成 < 两行\n又一段"),
        ("<pre>今晨\n合龙</pre><p>全长\n三千米</p>", "今晨\n合龙\n全长三千米"),
        ("<a>新闻</a>\n<a>体育</a>\n财经", "新闻 体育财经"),
        ("来源：\n<a>江州日报</a>", "来源：江州日报"),
        ('<div style="color:red; display: none">广告<div>窗</div></div><p>正文。</p>', "正文。"),
        ('<p>甲</p><p hidden>乙</p><p class="not hidden now">丙</p>', "甲\n丙"),
        ('<input type="hidden"><p>甲</p><br hidden><p>乙</p>', "甲\n乙"),
        (
            '<div style="display:none"><p>脚本随后展开的正文。</p></div><p>更多</p>',
            "脚本随后展开的正文。\n更多",
        ),
        ('<div style="display:none">没有结尾<p>正文。</p>', "没有结尾\n正文。"),
        ('<p style="display:none">提示<p>正文。</p><p>又一段。</p>', "提示\n正文。\n又一段。"),
        ("<video>您的浏览器不支持播放</video>图为大桥", "图为大桥"),
        ("<ruby>桥<rp>(</rp><rt>qiáo</rt><rp>)</rp></ruby>梁", "桥梁"),
        ("<script>没有结尾", "没有结尾"),
    ],
)
def test_what_a_reader_sees(raw, text):
    assert shown(raw) == text


@given(MARKUP)
def test_changes_are_sorted_and_disjoint(raw):
    end = 0
    for change in strip_markup(raw):
        assert end <= change.start < change.end
        assert raw[change.start : change.end] != change.after
        end = change.end


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<a '",
        '<a "',
        "<!--",
        "<script>",
        "<![CDATA[",
        "&",
        "<a ",
        " ",
        "<p hidden>",
        "<b hidden>",
    ],
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


def sections(raw, lexicon):
    text = clean_text(raw, lexicon, html=True).text
    article = clean_article(raw, lexicon, html=True)
    title = clean_head(raw, lexicon, html=True).get("title", "")
    found = split_sections(text, article, title)
    return {text[s.start : s.end].strip(): s.section for s in found}


def test_the_title_of_the_window_is_not_that_of_the_page():
    body = "<p>今晨六时，跨江大桥最后一节钢箱梁吊装到位，全长三千二百米的大桥顺利合龙。</p>" * 4
    raw = f"<title>大桥合龙了_江州网</title><h1>跨江大桥今晨合龙</h1>{body}"
    found = sections(raw, load_repair())
    assert found["大桥合龙了_江州网"] == "boilerplate"
    assert found["跨江大桥今晨合龙"] == "headline"


def test_the_lead_above_the_article_stays():
    text = "大桥今晨合龙\n核心提示：跨江大桥今晨六时合龙，两岸居民明年起可以步行过江。\n" + BODY
    found = [s.section for s in split_sections(text, BODY, "大桥今晨合龙")]
    assert found[:2] == ["headline", "body"]
    text = "大桥今晨合龙\n两岸居民明年步行过江\n江州要闻的号\n" + BODY
    assert split_sections(text, BODY, "大桥今晨合龙")[2].section == "boilerplate"


@pytest.mark.parametrize(
    ("raw", "status", "reason"),
    [
        ("<html><body><script>var a = 1</script></body></html>", "refused", "shows no text"),
        ('<html><title>江州网</title><div id="app"></div></html>', "suspect", "no article"),
        (f"<html><title>江州网</title><h1>大桥</h1><p>{'今晨合龙。' * 9}</p></html>", "ok", ""),
    ],
)
def test_a_page_without_an_article(raw, status, reason, tools):
    row = read_document(Source("a", "a.html", raw.encode(), html=True), {}, tools).document
    assert (row.status, reason in row.reason) == (status, True)


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name)
def test_a_damaged_page_of_markup_is_repaired_as_its_text_is(path, tools):
    raw = decode(path.read_bytes()).text
    lines = "\n".join(f"<p>{escape(line)}</p>" for line in raw.split("\n"))
    page = f"<html><body><div>\n{lines}</div></body></html>"
    clean = clean_text(page, tools.repair, html=True)
    assert clean.text.split() == clean_text(raw, tools.repair).text.split()
    for edit in clean.edits:
        assert page[edit.raw_start : edit.raw_end] == edit.before
        assert clean.text[edit.start : edit.end] == edit.after
