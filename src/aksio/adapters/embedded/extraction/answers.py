"""Finds the words of a sentence that are worth asking for: numbers, names, quoted titles, terms."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from aksio.adapters.embedded.extraction.grammar import CHINESE, Grammar
from aksio.domain.assessments.card_text import words

_NUMBER = re.compile(r"(?<![A-Za-z\d.,\[-])\d+(?:[.,:–/]\d+)*½?(?:\s?[%％])?(?![A-Za-z\d\]-])")
_QUOTED = re.compile(r"[“\"«„《「]([^“”\"«»„《》「」]{2,50})[”\"»“》」]")
_WORD = re.compile(r"[^\W\d_][\w’'\-–]*(?<![’'\-–])")
_LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z.&'-]*(?: [A-Za-z][A-Za-z.&'-]*)*(?<![.&'-])")
_SYLLABLES = (
    "阿埃艾爱安昂奥巴白拜班邦保鲍贝本比彼毕宾波伯博布采查达戴丹道德登邓狄迪蒂丁顿多厄恩尔法范菲费芬佛弗福盖冈戈格葛古瓜圭哈海汉豪赫亨胡华霍基吉加贾杰金"
    "卡凯坎康考柯科克肯库夸昆拉莱兰朗劳勒雷里利立莲列林琳隆卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门蒙米密缅明摩莫默姆穆纳乃奈南内尼涅纽努诺欧帕派潘佩彭皮蓬珀普奇齐"
    "恰乔切琴琼丘让热茹儒瑞若萨塞赛桑瑟森沙莎尚舍绍施什史斯松苏索塔泰坦汤特滕提汀图托瓦万威韦维温文翁沃乌武西希锡夏肖谢辛休许雅亚延扬耶叶伊易因英尤约扎泽詹珍朱祖佐生堡丽妮娜黛薇芙琪玫娅蕾"
)
_TRANSCRIBED = re.compile(f"[{_SYLLABLES}]{{1,6}}(?:·[{_SYLLABLES}]{{1,6}})+|[{_SYLLABLES}]{{4,7}}")
MOST_NAME_WORDS = 5


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A span of a sentence. A higher `worth` makes a better card."""

    text: str
    worth: float


def answers(sentence: str, grammar: Grammar, counts: Counter[str]) -> list[Answer]:
    """Everything worth asking for, best first. `counts` are the terms of the whole passage."""
    found: dict[str, float] = {}
    kinds = (_numbers(sentence), _quoted(sentence), _names(sentence, grammar), _terms(sentence, grammar, counts))
    for answer in chain.from_iterable(kinds):
        if words(answer.text) and not set(words(answer.text)) <= grammar.skipped:
            found[answer.text] = max(found.get(answer.text, 0), answer.worth)
    ranked = sorted(found.items(), key=lambda item: (-item[1], sentence.index(item[0])))
    return [Answer(text=text, worth=worth) for text, worth in ranked]


def terms(text: str, grammar: Grammar) -> Counter[str]:
    """How often each possible term occurs in a passage; in Chinese, strings of characters instead of words."""
    if grammar is CHINESE:
        return _repeated_strings(text, grammar)
    return Counter(word for word in words(text) if word not in grammar.skipped and not word.isdigit())


def _numbers(sentence: str) -> Iterator[Answer]:
    for match in _NUMBER.finditer(sentence):
        text = match.group().strip()
        is_year = re.fullmatch(r"1\d{3}|20\d\d", text) is not None
        yield Answer(text=text, worth=3.5 if is_year else 2 + min(len(text), 4) / 4)


def _quoted(sentence: str) -> Iterator[Answer]:
    for match in _QUOTED.finditer(sentence):
        if len(words(match.group(1))) <= 8:
            yield Answer(text=match.group(1).strip(), worth=3)


def _names(sentence: str, grammar: Grammar) -> Iterator[Answer]:
    if grammar.language in ("ar", "zh"):
        for match in (*_LATIN_RUN.finditer(sentence), *_TRANSCRIBED.finditer(sentence)):
            if len(match.group()) > 1:
                yield Answer(text=match.group(), worth=4 if "·" in match.group() else 3)
    else:
        yield from _capitalised(sentence, grammar)


def _capitalised(sentence: str, grammar: Grammar) -> Iterator[Answer]:
    """Runs of words with capitals, joined by short words such as `of`. The first word of a sentence proves nothing."""
    run: list[re.Match[str]] = []
    for match in (*_WORD.finditer(sentence), None):
        if match is not None and _continues(run, match, sentence, grammar):
            run.append(match)
            continue
        yield from _name(run, sentence, grammar)
        run = [match] if match is not None and _has_capital(match, grammar) else []


def _continues(run: list[re.Match[str]], match: re.Match[str], sentence: str, grammar: Grammar) -> bool:
    if not run or sentence[run[-1].end() : match.start()] != " ":
        return False
    return _has_capital(match, grammar) or match.group() in grammar.joiners


def _has_capital(match: re.Match[str], grammar: Grammar) -> bool:
    return match.group()[0].isupper() and match.group().casefold() not in grammar.skipped


def _name(run: list[re.Match[str]], sentence: str, grammar: Grammar) -> Iterator[Answer]:
    while run and run[-1].group() in grammar.joiners:
        run = run[:-1]
    if not run or len(run) > MOST_NAME_WORDS:
        return
    opens = run[0].start() == 0
    if len(run) == 1 and (opens or not grammar.capitals_are_names):
        return
    yield Answer(text=sentence[run[0].start() : run[-1].end()], worth=4 if len(run) > 1 else 2.5)


def _terms(sentence: str, grammar: Grammar, counts: Counter[str]) -> Iterator[Answer]:
    if grammar is CHINESE:
        for text, count in counts.items():
            if text in sentence:
                yield Answer(text=text, worth=1 + min(count, 4) / 4 + len(text) / 20)
        return
    for match in _WORD.finditer(sentence):
        word = match.group()
        count = counts[word.casefold()]
        if len(word) >= 5 and count and (grammar.capitals_are_names or word[0].isupper()):
            yield Answer(text=word, worth=min(count, 3) / 4 + min(len(word), 12) / 12)


def _repeated_strings(text: str, grammar: Grammar) -> Counter[str]:
    """Strings of 2 to 6 Chinese characters that occur at least twice and do not always stand in the same longer one."""
    counts: Counter[str] = Counter()
    for run in re.findall(r"[\u3400-\u9fff]+", text):
        for piece in re.split(f"[{''.join(sorted(grammar.function_words))}]", run):
            for size in range(2, 7):
                counts.update(piece[at : at + size] for at in range(len(piece) - size + 1))
    repeated = {string: count for string, count in counts.items() if count > 1}
    longer = {(string[cut], count) for string, count in repeated.items() for cut in (slice(1, None), slice(None, -1))}
    return Counter({string: count for string, count in repeated.items() if (string, count) not in longer})
