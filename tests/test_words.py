import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.sections import split_sections
from extract.words import load_segmenter, read_words, split_words

SEGMENTER = load_segmenter()


def words(text):
    return [
        text[word.start : word.end]
        for sentence in split_sections(text)
        for word in split_words(text, sentence, SEGMENTER)
    ]


def test_words():
    assert words("大桥今晨合龙。两岸通车") == ["大桥", "今晨", "合龙", "。", "两岸", "通车"]


@given(st.text(alphabet=st.sampled_from("中国人民a1. \t\n。%-+#😀𠮷\u3000·あ\r"), max_size=80))
def test_words_cover_their_sentence(text):
    for sentence in split_sections(text):
        at = sentence.start
        for word in split_words(text, sentence, SEGMENTER):
            assert word.start == at < word.end
            at = word.end
        assert at == sentence.end


def test_no_log_and_no_cache(capfd, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    list(load_segmenter()("没有缓存也没有日志"))
    assert capfd.readouterr() == ("", "")
    assert not list(tmp_path.iterdir())


def test_same_cut_as_jieba():
    jieba = pytest.importorskip("jieba")
    jieba.setLogLevel(logging.ERROR)
    text = "小明硕士毕业于江州大学计算所，后在海外深造，月薪1.5万元。"
    assert list(SEGMENTER(text)) == list(jieba.Tokenizer().cut(text))


def test_the_words_are_jiebas():
    from jieba import Tokenizer

    tokenizer = Tokenizer()
    wanted = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    with tokenizer.get_dict_file() as stream:
        assert read_words(stream.read().decode("utf-8")) == wanted
