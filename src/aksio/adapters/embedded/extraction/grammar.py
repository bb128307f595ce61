"""The little grammar that extraction needs, for the languages that it knows."""

import re
from dataclasses import dataclass
from functools import cached_property

from aksio.domain.assessments.card_text import words


@dataclass(frozen=True, kw_only=True)
class Grammar:
    """`function_words` carry no fact and betray the language. `openers` point back to an earlier sentence.

    `definition` matches a sentence "term verb definition"; `question` asks for the term of it. `joiners` stand in
    lower case inside names. In German every noun has a capital, so there one capital makes no name.
    """

    language: str
    function_words: frozenset[str]
    openers: frozenset[str]
    definition: re.Pattern[str] | None = None
    question: str = ""
    article: re.Pattern[str] = re.compile(r"(?!)")
    joiners: frozenset[str] = frozenset()
    capitals_are_names: bool = True

    @cached_property
    def skipped(self) -> frozenset[str]:
        """Words never worth asking for."""
        return self.function_words | self.openers


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


ENGLISH = Grammar(
    language="en",
    function_words=_set(
        "the a an of to in and or for with on at by from as is are was were be been has have had not but also which"
        " who whom whose that when where while than then there into over under after before during between about up"
        " out more most some any all both each other only own same so such no nor can could may might must will would"
        " shall should do does did through because if how what why their however"
    ),
    openers=_set("it he she they this these those that his her hers their theirs its such him them here we our i my"),
    definition=re.compile(
        r"(?P<term>[^,;:()]{2,60}?)\s+(?P<verb>is|are|was|were)\s+(?P<definition>(?:an?|the|any|one)\s[^;:]{15,220})",
        re.IGNORECASE,
    ),
    question="Who or what {verb} {definition}?",
    article=re.compile(r"(?:the|an?)\s+", re.IGNORECASE),
    joiners=_set("of the de la von van der du di and"),
)
GERMAN = Grammar(
    language="de",
    function_words=_set(
        "der die das den dem des ein eine einer eines einem einen und oder in im an am auf aus bei mit nach von vom zu"
        " zum zur für um über unter durch gegen ohne ist sind war waren wird werden wurde wurden hat haben hatte hatten"
        " nicht auch als wie dass wenn weil da doch nur noch schon sich so sehr mehr viele alle jede jeder jedes kann"
        " können konnte muss soll sollte welche welcher welches wo was wer während zwischen seit bis vor"
    ),
    openers=_set(
        "er sie es dies diese dieser dieses diesem diesen jene jener jenes sein seine seinen seiner ihr ihre ihren"
        " ihrer dessen deren dort hier daher dadurch damit dabei wir unser solche"
    ),
    definition=re.compile(
        r"(?P<term>[^,;:()]{2,60}?)\s+(?P<verb>ist|sind|war|waren)\s+"
        r"(?P<definition>(?:eine?[rs]?|der|die|das)\s[^;:]{15,220})",
        re.IGNORECASE,
    ),
    question="Wer oder was {verb} {definition}?",
    article=re.compile(r"(?:der|die|das|eine?)\s+", re.IGNORECASE),
    joiners=_set("von van der de la zu"),
    capitals_are_names=False,
)
SPANISH = Grammar(
    language="es",
    function_words=_set(
        "el la los las un una unos unas de del a al en y e o u con por para sin sobre entre desde hasta hacia según que"
        " quien quienes cual cuales cuyo cuya donde cuando como si no ni es son era eran fue fueron ser ha han había"
        " se lo le les más menos muy también ya pero sino aunque mientras durante tras ante bajo otro otra otros otras"
        " todo toda todos todas cada algunos algunas"
    ),
    openers=_set(
        "él ella ellos ellas esto este esta estos estas eso ese esa esos esas aquel aquella su sus dicho dicha dichos"
        " dichas ello tal tales allí aquí así nosotros nuestro nuestra"
    ),
    definition=re.compile(
        r"(?P<term>[^,;:()]{2,60}?)\s+(?P<verb>es|son|era|eran|fue|fueron)\s+"
        r"(?P<definition>(?:una?|unos|unas|el|la|los|las|uno)\s[^;:]{15,220})",
        re.IGNORECASE,
    ),
    question="¿Quién o qué {verb} {definition}?",
    article=re.compile(r"(?:el|la|los|las|una?)\s+", re.IGNORECASE),
    joiners=_set("de del la las los el y"),
)
ARABIC = Grammar(
    language="ar",
    function_words=_set(
        "في من إلى على عن مع أن إن كان كانت التي الذي الذين اللذان ما لا لم لن قد وقد أو ثم بين بعد قبل عند"
        " حتى كل بعض غير حيث كما أيضا أيضاً لكن ولكن إذا منذ خلال تحت فوق حول ضد دون مثل أي بما مما ومن وفي"
        " وعلى فقد يكون تكون ليس ليست أكثر عدد عندما بسبب نحو لأن فإن وأن وإن"
    ),
    openers=_set(
        "هو هي هم هن هذا هذه هؤلاء ذلك تلك أولئك وهو وهي وهم وهذا وهذه وذلك لذلك ولذلك كذلك وكذلك هناك وهناك منها منه"
        " فيها فيه بينما"
    ),
    definition=re.compile(r"(?P<term>[^،,؛:()]{3,60}?)\s+(?P<verb>هو|هي)\s+(?P<definition>[^؛:]{15,220})"),
    question="من أو ما {verb} {definition}؟",
)
CHINESE = Grammar(
    language="zh",
    function_words=_set(
        "的 了 在 是 和 与 为 以 及 而 也 其 有 被 将 从 到 对 于 这 那 他 她 它 们 不 就 都 中 上 下 个 次 一 二 三 四"
        " 五 六 七 八 九 十 两 年 月 日 等 并 或 但 且 所 之 由 向 更 最 很 会 能 可 要 使 把 让 给 每 各 该 此 还 又"
        " 后 前 时 内 外 间 来 去 出 过 得 着 地 如 因 当 名 位 只 些 几 多 少 大 小 我 你 您 自 己 没 无 非 即 则 却"
        " 曾 已 再 同 某 称 说 用 作 做"
    ),
    openers=_set("他 她 它 这 那 该 其 此 然 同 另 但 因 所 而"),
    definition=re.compile(
        r"(?P<term>[^，,；;：:（）()]{2,16}?)(?P<verb>是)(?P<definition>(?:一[种个座位家名支]|指)[^；;：:]{6,90})"
    ),
    question="什么人或事物{verb}{definition}？",
)
OTHER = Grammar(language="", function_words=frozenset(), openers=frozenset())

_ARABIC_LETTER = re.compile("[\u0621-\u064a]")
_IDEOGRAM = re.compile("[\u3400-\u9fff]")


def grammar_of(text: str) -> Grammar:
    """The grammar for a text: by its script, and for Latin script by which function words it uses most."""
    letters = sum(character.isalpha() for character in text)
    if len(_IDEOGRAM.findall(text)) * 3 > letters:
        return CHINESE
    if len(_ARABIC_LETTER.findall(text)) * 3 > letters:
        return ARABIC
    found = words(text)
    best = max((ENGLISH, GERMAN, SPANISH), key=lambda grammar: _share(found, grammar))
    return best if _share(found, best) > 0.15 else OTHER


def _share(found: list[str], grammar: Grammar) -> float:
    return sum(word in grammar.function_words for word in found) / max(1, len(found))
