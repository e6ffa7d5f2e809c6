"""The words of a page that end the names of places, and the phrases that hold none, in one pass."""

import re
from bisect import bisect_left

from extract.gazetteer import Endings
from extract.gazetteer.forms import occurrences

# 京港澳高速, 沪昆高铁: a line named after the provinces it joins
JOINED = frozenset(
    "京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵黔滇藏陕甘青宁新港澳台昆蓉杭甬温深广丽金雅康绵福银茂霍荣泉厦韶惠汕梅珠包连乌洛许"
)

# 电(记者张三 李四), 【编辑:王五】: names of persons alone
BYLINE = re.compile(
    "[(（:：](?:(?<=[电讯].)(?![^)）\\n]{0,40}(?:报道|综合|消息))[^)）\\n]{2,40}[)）]"
    "|(?<=编辑.)[^】\\n]{2,9}】)"
)


class Signs:
    """What the lexicons of endings see on one page.

    At `marks`, in order, an ending starts; `barred` are the places inside set phrases and inside
    the names of lines, where no name may start; `gates` are the endings of toll stations and the
    like, `lines` the names of lines by their first characters (京港澳高速).
    """

    def __init__(self, text: str, endings: Endings) -> None:
        self.barred: set[int] = set()
        self.gates: list[tuple[int, int]] = []
        self.lines: list[tuple[int, int]] = []
        for match in BYLINE.finditer(text):
            self.barred.update(range(*match.span()))
        marks = set()
        for start, end, key in occurrences(endings.signs, text):
            kinds = endings.kinds[key]
            if "mark" in kinds:
                marks.add(start)
            if "phrase" in kinds:
                self.barred.update(range(start, end))
            if "gate" in kinds:
                self.gates.append((start, end))
            if "line" in kinds:
                self.line(text, start, end)
        self.at_marks = marks
        self.marks = sorted(marks)

    def area(self, at: int) -> bool:
        """Say whether an ending stands right here (六盘山片区, 成渝地区)."""
        return at in self.at_marks

    def between(self, start: int, end: int) -> bool:
        """Say whether an ending starts from `start` on, before `end`."""
        index = bisect_left(self.marks, start)
        return index < len(self.marks) and self.marks[index] < end

    def line(self, text: str, ending: int, end: int) -> None:
        """Add the line of an ending, when two to four provinces stand before it."""
        start = ending
        end += 2 * text.startswith("公路", end)
        while start > max(ending - 4, 0) and text[start - 1] in JOINED:
            start -= 1
        if ending - start > 1:
            self.lines.append((start, end))
            self.barred.update(range(start + 1, end))
