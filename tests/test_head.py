"""What the head of an HTML page says of it, and what that means for its title and its date."""

import time

import pytest

from extract.document import describe
from extract.head import read_head
from extract.sections import split_sections

BODY = "\n".join(["跨江大桥今晨合龙，全长三千二百米，预计明年建成通车，两岸居民出行将更方便。"] * 3)


def meta(name, value, key="property"):
    return f'<html><head><meta {key}="{name}" content="{value}"></head>'


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("", {}),
        ("<title>大桥今晨合龙_新闻频道_江州网</title>", {"title": "大桥今晨合龙"}),
        ("<title>大桥今晨合龙 - 江州网</title>", {"title": "大桥今晨合龙"}),
        ("<title>大桥今晨合龙--社会</title>", {"title": "大桥今晨合龙"}),
        ("<title>1-10月投资增长</title>", {"title": "1-10月投资增长"}),
        (meta("og:title", "大桥&quot;合龙&quot;"), {"title": '大桥"合龙"'}),
        ("<meta content='大桥合龙' name=ArticleTitle><title>江州</title>", {"title": "江州"}),
        ("<META content='大桥合龙' name='ArticleTitle'>", {"title": "大桥合龙"}),
        (
            meta("article:published_time", "2021-06-11T05:38:00+08:00"),
            {"published": "2021-06-11T05:38"},
        ),
        (
            meta("article:published_time", "2021-06-10T21:38:00.000Z"),
            {"published": "2021-06-11T05:38"},
        ),
        (meta("PubDate", "2021-6-1 5:38", "name"), {"published": "2021-06-01T05:38"}),
        (meta("og:time", "2021年06月11日 18:05", "name"), {"published": "2021-06-11T18:05"}),
        (meta("publishdate", "2021-06-11", "name"), {"published": "2021-06-11"}),
        (meta("publishdate", "2021-06-31", "name"), {}),
        (meta("publishdate", "昨天", "name"), {}),
        (meta("ContentSource", "江州日报", "name"), {"publisher": "江州日报"}),
        (meta("source", "来源：江州网 原创稿", "name"), {"publisher": "江州网"}),
        (meta("og:site_name", "某某公众平台"), {}),
        (meta("author", "周平", "name"), {}),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "大桥合龙", '
            '"datePublished": "2021-06-11", "publisher": {"name": "江州网"}}</script>',
            {"title": "大桥合龙", "published": "2021-06-11", "publisher": "江州网"},
        ),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "headline": "站"},'
            ' {"headline": "大桥合龙", "datePublished": "2021-06-11"}]}</script>',
            {"title": "大桥合龙", "published": "2021-06-11"},
        ),
        ('<script type="application/ld+json">{"headline": </script>', {}),
        ('<script type="application/ld+json">' + "[" * 99_999 + "</script>", {}),
    ],
)
def test_what_the_head_says(raw, said):
    assert read_head(raw) == said


@pytest.mark.parametrize(
    "piece",
    [
        "<meta ",
        '<meta a="',
        "<title>",
        "<title",
        '<script type="ld+json">',
        '<script type="ld+json"></script>',
        "<script ld+json ",
    ],
)
def test_linear(piece):
    start = time.perf_counter()
    read_head(piece * (200_000 // len(piece)) + "</script")
    assert time.perf_counter() - start < 2


def sections(text, title):
    return {text[s.start : s.end].strip(): s.section for s in split_sections(text, title=title)}


def test_the_title_is_the_line_that_the_head_names():
    text = f"大桥今晨合龙\n个人中心 帐号设置\n大桥今晨合龙\n{BODY}"
    found = sections(text, "大桥今晨合龙")
    assert found["大桥今晨合龙"] == "headline"
    assert describe(text, split_sections(text, title="大桥今晨合龙"), {}).title == "大桥今晨合龙"


def test_a_title_that_stands_nowhere_changes_nothing():
    text = f"大桥今晨合龙\n{BODY}"
    assert sections(text, "江州新闻网首页") == sections(text, "")


def test_the_page_itself_comes_first():
    head = {"title": "别的", "published": "2021-06-12", "publisher": "江州网"}
    text = f"大桥今晨合龙\n2021-06-11 05:38 来源：江州日报\n{BODY}"
    facts = describe(text, split_sections(text), {}, head)
    assert (facts.title, facts.published, facts.publisher) == (
        *("大桥今晨合龙", "2021-06-11T05:38", "江州日报"),
    )


def test_the_head_comes_before_the_metadata():
    head = {"published": "2021-06-12", "publisher": "江州网"}
    text = f"大桥今晨合龙\n{BODY}"
    facts = describe(text, split_sections(text), {"published": "2021"}, head)
    assert (facts.published, facts.published_basis, facts.publisher) == (
        *("2021-06-12", "stated", "江州网"),
    )
