"""What a line is by its own words and shape: a share button, a credit, a cookie notice, a section's heading.

A line that tells nothing by itself has no kind; where it stands decides then. Names of
sites and outlets stand in no rule, names of kinds do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

from index.cleaning.lines import Line
from index.model import Reason

__all__ = ["Kind", "is_share_word", "kind_of", "pitches"]


class Kind(Enum):
    """What a line is, with the reason to cut it and whether it opens a section that is no part of the article."""

    SHARE = ("share", Reason.SHARE, False)
    COUNT = ("count", Reason.SHARE, False)
    SPONSOR = ("sponsor", Reason.SPONSOR, False)
    CAPTION = ("caption", Reason.CAPTION, False)
    PROMO = ("promo", Reason.PROMO, False)
    INLINE_RELATED = ("inline related", Reason.RELATED, False)
    NAV = ("nav", Reason.NAV, False)
    BIO = ("bio", Reason.BIO, False)
    NEWSLETTER = ("newsletter", Reason.NEWSLETTER, False)
    COOKIES = ("cookies", Reason.COOKIES, False)
    FOOTER = ("footer", Reason.FOOTER, False)
    DISCLAIMER = ("disclaimer", Reason.DISCLAIMER, False)
    COMMENT = ("comment", Reason.COMMENTS, False)
    APPEAL = ("appeal", Reason.PROMO, False)
    NOTE = ("note", Reason.DISCLAIMER, False)
    EMBED = ("embed", Reason.SHARE, False)
    RELATED_SECTION = ("related section", Reason.RELATED, True)
    COMMENT_HEAD = ("comment head", Reason.COMMENTS, True)
    COMMENTS_SECTION = ("comments section", Reason.COMMENTS, True)
    NEWSLETTER_SECTION = ("newsletter section", Reason.NEWSLETTER, True)
    BIO_SECTION = ("bio section", Reason.BIO, True)
    DISCLAIMER_SECTION = ("disclaimer section", Reason.DISCLAIMER, True)
    SPONSOR_SECTION = ("sponsor section", Reason.SPONSOR, True)
    FOOTER_SECTION = ("footer section", Reason.FOOTER, True)

    def __init__(self, label: str, reason: Reason | None, opens: bool) -> None:  # noqa: FBT001  # an enum's value is positional
        """Unpack the value; the label keeps two kinds of one reason from being one."""
        self.label = label
        self.reason = reason
        self.opens = opens


_SHARE_WORDS = frozenset(
    "share shares shared sharing tweet tweets facebook twitter x email e-mail mail print pinterest pin linkedin reddit whatsapp flipboard pocket "
    "copy link save sms telegram tumblr messenger post like likes gift via to on by in a an or new window opens click article story this "
    "with friend friends views view listen follow bookmark messages message threads bluesky mastodon text button buttons icon options "
    "all url copied via the page viber vk line weibo wechat instagram youtube rss teilen drucken merken partager imprimer "
    "compartir imprimir enviar condividi stampa compartilhar delen поделиться".split()
)
_STRONG_SHARE = frozenset(
    "share shares shared sharing tweet facebook twitter email e-mail print pinterest linkedin reddit whatsapp flipboard pocket sms telegram "
    "tumblr messenger views save bookmark instagram copy teilen drucken partager imprimer compartir condividi compartilhar delen поделиться".split()
)
_NAV_WORDS = frozenset(
    "home menu search close news login log sign in out up register subscribe skip to content main next previous older newer prev back top more less article story post entry page topic topics "
    "view all result results no toggle navigation navbar open account my settings read loading play video videos gallery photos slideshow of "
    "advertisement continue reading section sections index edition latest go page expand collapse show hide startseite accueil inicio".split()
)
_NUMBERISH = re.compile(r"[\W\d_]*(?:[kKmM]\b)?[\W\d_]*\Z")
_GLUED_SHARE = re.compile(
    r"(?:Share|Tweet|Pin|Post)\d|(?:Share|Tweet|Pin|Click to share|Print|Email)\b[^.]{0,60}?[a-z](?:Share|Tweet|Pin|Email|Print|Post)"
)
_SHARE_START = re.compile(
    r"(?:click to |tap to )?(?:share|tweet|email|print|save|pin|bookmark|listen to|follow)\b(?: (?:this|on|via|by|to|the|with|us|story|article)\b|:|$)"
)

_R = r"(?:stor(?:y|ies)|articles?|news|posts?|content|coverage|topics?|links?|reading|reads?|videos?|headlines?|items?|entries|guides?|features?|galleries|tags)"
_SECTIONS = (
    (
        "RELATED_SECTION",
        rf"related(?: {_R})?(?: from .*)?|recommended(?: (?:for you|by .*|from .*|{_R}))?|more {_R}(?: .*)?|more (?:from|in|on|about|like|to|by|for|at|you) .*"
        rf"|more|also (?:in|on|of) .*|you (?:may|might|could|will|'ll)(?: also)? (?:like|love|enjoy|be interested.*|want to.*|have missed.*)"
        rf"|(?:what to )?(?:read|watch|up) next|next up|(?:most|top|latest|trending|popular|must|best|editor'?s'?|don't|our|hot|breaking)[ -](?:{_R}|read|popular|viewed|shared|recent|commented|picks?|choices?|miss|now|watched|reads|stories)(?: .{{0,30}})?"
        rf"|trending(?: .{{0,20}})?|latest|popular|keep (?:reading|exploring|watching)(?: .*)?|(?:around|from|across) (?:the|our) (?:web|site|network|archives?|sponsors?)"
        rf"|in case you missed.*|see also|further reading|read (?:more|also)(?: (?:about|on|from|in) .*)?|in this (?:article|story|issue|section|series)|filed under|tags?|topics?|explore(?: more| further)?(?: .{{0,30}})?|discover more.*|promoted"
        rf"|(?:mehr|weitere|auch) .{{0,40}}|meistgelesen|das könnte .*|à lire (?:aussi|également)|lire aussi|sur le même .*|te puede interesar|más (?:noticias|leídas?|sobre .*)|leia (?:também|mais)|veja também|leggi anche|lees ook|читайте также|материалы по теме|ещё по теме|관련 ?기사|関連記事|相关(?:新闻|阅读)",
    ),
    (
        "COMMENTS_SECTION",
        r"(?:\d[\d,.k]* |all |show |view |see |read |hide |load |add |post |leave |write |your |the |latest |recent |user |reader )*(?:a )?comments?(?: ?\(?\d[\d,.k]*\)?)?(?: (?:now|closed|here|policy|are closed|section|on .*|below|guidelines))?"
        r"|(?:leave|post|submit|write)(?: a| your)? (?:reply|comment|response)(?: .*)?|join (?:the|in the|our) (?:conversation|discussion|debate)|(?:\d+ )?(?:responses?|replies|thoughts?)(?: (?:to|on) .*)?|discussion|conversation|what do you think|have your say|reply|reader interactions"
        r"|kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties|комментарии",
    ),
    (
        "NEWSLETTER_SECTION",
        r"(?:our |the |free |daily |weekly |email |e-mail |breaking |news |sign up for .*|get .* )*(?:newsletters?|news ?emails?|email alerts?|emails)(?: .{0,25})?|sign up(?: .*)?|subscribe(?: .*)?|stay (?:informed|in touch|up to date|connected|in the know|tuned|ahead)(?: .*)?|get (?:the|our) .{0,30}(?:newsletter|inbox|app|email|emails|alerts?)(?: .*)?"
        r"|join our .*|(?:order|join|start|get started|try it)(?: now| today| free)?|never miss .*|newsletter abonnieren|inscrivez-vous.*|suscríbete.*|iscriviti.*",
    ),
    (
        "BIO_SECTION",
        r"about (?:the |our )?(?:authors?|writers?|reporters?|contributors?|journalists?)|(?:meet|more about) the (?:author|writer|team)|author (?:bio|profile|info|information)|authors?|über (?:den|die) autor(?:in)?|à propos de l'auteur|sobre (?:el|la|o|a) autora?",
    ),
    (
        "DISCLAIMER_SECTION",
        r"(?:legal |important )?(?:disclaimers?|disclosures?|notice|information)|haftungsausschluss|avertissement|aviso legal",
    ),
    (
        "SPONSOR_SECTION",
        r"sponsored(?: (?:articles?|content|links?|stories|posts?|by .*))?|(?:paid|partner|promoted|advertiser) (?:content|posts?|links?|stories|messages?)|from our (?:partners|sponsors|advertisers).*|our partners|partners",
    ),
    (
        "FOOTER_SECTION",
        r"footer(?: .*)?|(?:contact|about|follow|join|find)(?: us)?(?: on .*)?|site ?map|(?:our )?(?:company|legal|privacy(?: .{0,20})?|imprint|impressum|corrections|careers|advertise(?: .*)?|terms(?: .{0,30})?|cookie (?:policy|settings|preferences))|accessibility(?: .*)?|quick links|useful links|site information.*|social media|connect(?: with us)?|back to (?:the )?top|return to top|top of page|to top|home ?page",
    ),
)
_SECTION = re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in _SECTIONS))
_STRIP = " :#*>-–—|.!?…»›→▶()[]+&•"

_AD = re.compile(
    r"(?:article continues (?:below|after).*|story continues.*|continue reading below.*|advert(?:isement|ising)?s?(?: .{0,30})?|ads?(?: by .*)?|skip (?:ad|advertisement|to .*|past .*)|sponsor(?:ed)?\b.*|anzeige|werbung|publicité|publicidad|pubblicità|reklama|реклама"
    r"|(?:scroll|keep scrolling|swipe).{0,40}|(?:loading|play|pause|mute|unmute|replay|watch now|watch live|view gallery|view deal|see price|buy now|shop now|click here|learn more|see full bio|gallery|image|video|slideshow|photos?|enlarge(?: .{0,20})?|expand|close|open|zoom|caption|advertising|report this ad|remove ads)(?: \d.{0,20})?"
    r"|view this post .*|image \d+ of \d+|\d+ of \d+|\d+ ?/ ?\d+|supported by|promoted by|powered by.*|no compatible source.*|your browser .*|this (?:video|content|browser) .{0,80})"
)
_CREDIT = re.compile(
    r"""(?ix)
    \b(?:photo(?:s|graph|graphs|graphy|graphie|credit)?|image(?:s)?|picture(?:s)?|illustration(?:s)?|graphic|credit(?:s)?|file\ photo|foto(?:s)?|bild|crédit|imagen|immagine|фото|screenshot|pic|cr[ée]dito)
       (?:\ (?:credit|source|by|via|courtesy|montage|illustration))*\s*(?::|/(?!\w+\s\w+\s\w+\s\w+))
    |^\(?(?:photo|image|photograph|picture|illustration|graphic|screenshot|foto|pictured|video)s?(?:\ \w+)?\ (?:by|via|courtesy|from|credit|provided)\b
    |\((?:photo|image|picture|pictured|file|illustration|credit|screenshot|foto|[A-Z]{2,5}\ photo|photograph)s?\b[^)]*\)\W*$
    |\b(?:getty\ )?images\W*$ | ^(?:image|images|photo|photos|source|credit|credits|quelle|fuente)\s*:
    |^courtesy\b | \bcourtesy\ (?:of|photo|image|:)\ ?[^.]{0,60}\W*$ | \b(?:handout|screengrab|file\ photo|stock\ photo|file\ image)\b[^.]{0,30}\W*$
    |©\s?(?!\s?(?:19|20)\d\d\b.*(?:rights|inc|ltd|llc))[^.]{2,50}$
    |\.(?:jpe?g|png|webp|gif)\W*$
    """
)
# How alternative text begins, and what a caption says of the people in it.
_ALT = re.compile(
    r"(?:(?:an?|the|this|these|two|three|several|image|photo|detail|close-?up|left|right|top|above|below|aerial|black|white|and|color|colour|composite|stock|file|undated|group|official|new|promotional|illustrated|animated|quad|like)\W+){0,6}"
    r"(?:photos?|photographs?|images?|pictures?|screenshots?|screen ?shots?|screengrabs?|illustrations?|graphic|drawing|view|chart|map|portrait|render(?:ing)?|still|composite|collage|headshot|logo|cartoon|poster|thumbnail|infographic|sketch|key art)s? (?:of|showing|shows|from|with|depicting|featuring|taken)\b",
    re.IGNORECASE,
)
_POSE = re.compile(
    r"\b(?:poses?|posing|attends?|arrives?|speaks?|walks?|looks? on|stands?|holds?|performs?|celebrates?|waves?|smiles?|reacts?|is (?:seen|shown|pictured)|are (?:seen|shown|pictured)|pictured|gestures|watch(?:es)?|listens?|lifts? off|inspects?|leaves?|hugs?|plays|prepares?|sits?|works?|appears?)\b"
    r"[^.]*\b(?:on|in|at|during)\b[^.]*\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}|\((?:left|right|center|centre|l|r|c|top|bottom|above|pictured|L-R|from left)\)|^(?:from left|from top|pictured|above|below|left to right|clockwise)\b|, (?:left|right|center|centre),|\bEnlarge /"
)
_SLASH_CREDIT = re.compile(
    r"(?:^|[.)”\"]\s?|\s)(?:[A-Z][\w.'’-]+ ?){1,4}\s?/\s?(?:[A-Z][\w.&'’-]*)(?: [\w.&'’/-]+){0,4}\)?\W*$"
)
_INLINE_RELATED = re.compile(
    r"[\[(]?(?:related|read (?:more|also|next|on)|see also|also (?:read|see)|also|more|watch|watch (?:also|now|more)|must[- ]reads?|don't miss|recommended|explore|up next|check out|learn more|more on (?:this|\w+)|opinion|listen|video|in pictures|(?:further|required|more|suggested) reading|next|previous(?: post)?|read the full .{0,20}|lire aussi|à lire|lesen sie auch|mehr zum thema|leia|lee también|leggi anche|lees ook|читайте)"
    r"(?: (?:stor(?:y|ies)|articles?|coverage|content|reading|news|video|post))?\s*(?:[:>»|→]|[–—-]\s)\s*\S"
)
_PROMO = re.compile(
    r"(?:the (?:post|article) .{3,300} (?:appeared|was) (?:first|originally|published) .*|(?:this|the) (?:article|story|post|piece) (?:first |originally |was |is )*(?:appeared|published|republished|excerpted).*"
    r"|(?:continue|keep) reading\b.*|read (?:the )?(?:full|rest|original|more|on).*|click (?:here|to|on)\b.*|(?:to )?(?:view|see|read) (?:the |more|all|full|comments|our|original).{0,60}|source ?: ?.{0,60}(?:https?:|www\.).*"
    r"|(?:follow|like|find|join|connect with|reach) (?:us|me|him|her|them|our|the)\b.{0,120}|follow .{0,60} on (?:twitter|facebook|instagram|x|social|linkedin|youtube).*|(?:download|get|try) (?:the|our) .{0,40}app\b.*|have (?:a|any) (?:tip|news|story|question).*"
    r"|support (?:us|our|the|independent|local)\b.{0,200}|(?:please )?(?:donate|consider (?:donating|supporting|making|becoming)).*|contact (?:us|the author|the reporter).*|(?:got|do you have) (?:a )?(?:tip|story|question).*|email (?:us|him|her|me|the).*|https?://\S+|www\.\S+|pic\.twitter\.com/\S+)"
)
_NEWSLETTER = (
    "in your inbox", "your inbox", "our newsletter", "sign up for", "subscribe to our", "newsletter", "straight to your", "subscribe now",
    "subscribe today", "become a subscriber", "email alerts", "to subscribe",
)  # fmt: skip
_COOKIES = (
    "use cookies", "uses cookies", "using cookies", "of cookies", "our cookie", "cookie policy", "cookie settings", "cookie preferences", "accept cookies", "all cookies", "privacy policy",
    "privacy notice", "privacy statement", "consent to", "our use of", "use your data", "gdpr", "datenschutz",
)  # fmt: skip
_FOOTER = (
    "all rights reserved", "©", "(c) 20", "may not be published, broadcast", "terms of use", "terms of service", "terms and conditions",
    "user agreement", "registered in england", "registered office", "registered trademark", "a division of", "alle rechte vorbehalten",
    "tous droits réservés", "todos los derechos", "tutti i diritti", "все права", "powered by", "without permission", "without the prior", "without prior",
    "is a participant in",
)  # fmt: skip
_DISCLAIMER = (
    "affiliate commission", "affiliate link", "affiliate program", "earn a commission", "may earn", "earn commission", "receive compensation", "purchase through", "buy through",
    "purchase something through", "independently selected", "independently reviewed", "independently chosen", "share of sales", "share of the sale", "views expressed", "opinions expressed",
    "for informational purposes", "not responsible for", "do not necessarily", "does not constitute", "investment advice", "financial advice",
    "written by ai", "generated by ai", "with the help of ai", "small commission", "a commission", "portion of sales", "may receive a",
)  # fmt: skip
_COMMENT = (
    "to leave a comment", "to comment", "email address will not be published", "required fields", "comment policy", "comments are", "community guidelines",
    "post a comment", "leave a comment", "be respectful", "comments section", "in the comments", "share your thoughts", "let us know", "flag as", "your comment", "this comment",
)  # fmt: skip
_BIO_WORK = (
    r"(?:writer|reporter|editor|correspondent|journalist|columnist|contributor|producer|bureau chief|freelancer?|critic|photographer|blogger|editor-in-chief|author of|"
    r"lecturer|researcher|analyst|fellow|professor|novelist|historian|dietitian|librarian|fact-checker|strategist|president of|director of)"
)
_NAMES = r"(?:[A-Z][\w.'’-]*\s){1,4}"
_BIO = re.compile(
    rf"(?:{_NAMES}(?:is|was) (?:an?|the|our|\w+['’]s|\w+(?: \w+)?['’]s?)\b.{{0,120}}\b{_BIO_WORK}\b"
    rf"|{_NAMES}(?:writes|covers|edits|blogs|specializes|specialises|has (?:been )?(?:written (?:for|about)|covered|covering|writing|reporting))\b"
    rf"|(?:additional |with )?(?:reporting|writing|editing|research|contributions?)\b.{{0,40}} by\b|(?:reported|written|edited|compiled|translated|contributed) by\b|.{{0,200}}contributed (?:to this (?:report|story|article)|reporting|research)"
    rf"|(?:he|she|they) (?:is|was|writes|covers|lives|has written|has worked|previously|can be|holds|tweets)\b.{{0,200}}\b(?:{_BIO_WORK}|lives in|on twitter)\b"
    rf"|.{{0,120}}\b(?:can be reached|contact (?:him|her|them) at|reach (?:him|her|them|me) at|you can follow|follow (?:him|her|them|me|\w+ \w+) on|on twitter:? @)"
    r"|(?:photography|words|story|text|interview|reporting) by [A-Z])"
)
# A site speaks of itself, to its reader.
_APPEAL = (
    "our journalism", "our newsroom", "our mission", "'s mission is", "quality journalism", "independent journalism", "support our", "contributing as little", "contribution", "donation",
    "membership", "become a member", "members get", "our community", "our readers", "letters to the editor", "hear what you think", "page helpful", "your feedback", "special offer",
    "unlimited access", "free trial", "our app", "the app", "our podcast", "wherever you get your", "sign in and join", "welcomes", "high-quality sources", "our articles", "our coverage", "have a proposition",
    "our supporters", "our team", "brought to you", "days a week", "every weekday", "every day", "weekday mornings", "straight to", "never miss", "can't keep up", "every update", "apply by", "now accepting", "subscriber",
    "by playing", "through your letterbox", "issues for", "submit a", "reach out", "stay up to date", "gift articles", "click here", "taking this survey", "free for everyone", "a sponsor",
)  # fmt: skip
_ORDER = re.compile(
    r"(?:get|join|sign|subscribe|follow|support|apply|scroll|stay|take|download|check|try|become|help|donate|discover|want|thanks? (?:you )?for|send|submit|enter|log|listen|watch|tell us|have you|do you|are you|was this|can't|if you (?:enjoyed|like|liked|have|would like|want|love)|don't (?:want to )?miss|install|register|visit|let (?:our|us))\b"
)
_NOTE = re.compile(
    r"(?:(?:this|the|these|our|all|some) )?(?:interviews?|articles?|stor(?:y|ies)|transcripts?|conversation|reviews?|questions?|posts?|answers?|responses?|q&a|names|quotes|letters?)\b.{0,40}\b(?:ha(?:s|ve) been|was|were|is|are) (?:lightly |slightly |also |first |originally |previously |last )*(?:edited|condensed|updated|corrected|amended|adapted|shortened|translated|produced|reviewed|featured)\b"
    r"|(?:an? )?(?:earlier|previous|prior|original) ver[si]+on of\b|corrections?\b(?: (?:appended|made))?\s?(?::|\(|,|$)|(?:editor|author|publisher|writer)s?['’]?s?['’]? note\b.{0,60}(?:updated|corrected|originally|first|version|appeared|newsletter|this (?:story|article|post|piece))|update[sd]?\s?(?:\(|:|,|\d)"
    r"|.{0,80}\bindependently sourced\b|.{0,120}\bsubject to copyright\b|(?:the )?information (?:contained|provided|presented) (?:in|on|by|herein)\b"
)
_EMBED = re.compile(
    r"(?:—|-|–)?\s*.{1,50}\(@\w{1,30}\)(?:,? (?:on )?\w+\.? \d{1,2}, \d{4}| posted on .*)?|a post shared by .*|view this post on .*|.{0,30}waiting for your permission to load.*|(?:to see )?this content .{0,40}(?:cookies|provided by|enable).*"
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\W{0,3}(?:©|\(c\))?\s?(?:19|20)\d\d|all rights reserved|(?:19|20)\d\d\s?©"
)
_SPONSOR = re.compile(r"(?:sponsor(?:ed)?(?: (?:by|content|message))?|advertisement|anzeige|publicité|publicidad)\s*:")
_CLOCK = re.compile(r"\d:\d\d")
_PAREN_CREDIT = re.compile(r"\((?:(?:[A-Z][\w.&'’-]+ ){1,4}[A-Z][\w.&'’-]+|[A-Z]{2,5})\)$")
_TEASER_END = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\W*$")


_COMMENT_HEAD = re.compile(
    r"(?:\d+\.? )?[\w@. -]{2,40} (?:says|said|wrote|writes|commented|replied)(?: (?:on|at) .{4,40})?:|(?:reply|report|like|upvote|quote|flag|log in to reply|reply to this comment|reply to .{2,30}|like \(\d+\)|\d+ likes?)"
)


# What a line must hold before the costly patterns are tried.
_CREDITED = ("photo", "imag", "credit", "crédit", "pictur", "illustrat", "graphic", "foto", "bild", "фото", "screen", "pic", "source", "quelle", "fuente", "courtesy", "handout", "file", "video", "©", ".jp", ".png", ".gif", ".webp")  # fmt: skip
_POSED = (", 20", ", 19", "(left", "(right", "(cent", "(l)", "(r)", "(c)", "(top", "(bottom", "(above", "(pictured", "(L-R", "(from left", "From ", "from ", "Pictured", "pictured", "Above", "Below", "Left", "Clockwise", ", left", ", right", ", cent", "Enlarge /")  # fmt: skip
_QUOTED = '"“”«»'
_SITE = frozenset({"we", "our", "us", "we've", "we're"})
_READER = frozenset({"we", "our", "you", "your", "us", "please", "we're", "we've", "you're", "us.", "you.", "you,"})
_ADDRESSES = ("sign", "subscribe", "get ", "join", "by ", "this site", "this website", "read", "click", "log", "enter", "email", "the best", "stay")  # fmt: skip


def is_share_word(text: str) -> bool:
    """Whether a text holds nothing but words that share buttons are made of."""
    return all(word in _SHARE_WORDS for word in text.lower().split())


def kind_of(line: Line) -> Kind | None:
    """Tell what a line is by itself, or None. Looks at its first 400 and last 100 characters only."""
    text = line.text
    if _NUMBERISH.match(text[:40]) and len(text) < 40:
        return Kind.COUNT
    low = text[:400].lower().replace("’", "'")
    if line.words <= 9:
        kind = _short_kind(line, low)
        if kind is not None:
            return kind
    if line.words <= 80 and _any_of(("©", "(c)", "copyright", "rights reserved"), low) and _COPYRIGHT.search(low):
        return Kind.FOOTER
    if line.words <= 40 and _SPONSOR.match(low):
        return Kind.SPONSOR
    return _caption_kind(line, text, low) or _prose_kind(line, text, low)


def _short_kind(line: Line, low: str) -> Kind | None:
    bare = low.strip(_STRIP)
    if not line.closed or line.words <= 5:
        words = bare.replace("/", " ").replace("|", " ").replace(",", " ").split()
        if (
            words
            and all(w.strip("()+:.") in _SHARE_WORDS or w[0].isdigit() or not w[0].isalpha() for w in words)
            and any(w.strip("():.") in _STRONG_SHARE for w in words)
        ):
            return Kind.SHARE
    if _GLUED_SHARE.match(line.text) or (_SHARE_START.match(bare) and not line.closed):
        return Kind.SHARE
    if _COMMENT_HEAD.fullmatch(low.strip()):
        return Kind.COMMENT_HEAD
    if _AD.fullmatch(bare):
        return Kind.SPONSOR
    section = _SECTION.fullmatch(bare)
    if section and section.lastgroup and (not line.closed or line.words <= 4):
        return Kind[section.lastgroup]
    if all(word.strip("()") in _NAV_WORDS for word in bare.split()):
        return Kind.NAV
    return None


def _caption_kind(line: Line, text: str, low: str) -> Kind | None:
    if line.words > 90:
        return None
    tail = text if len(text) <= 300 else text[-100:]
    if _any_of(_CREDITED, low if tail is text else tail.lower()) and _CREDIT.search(tail):
        return Kind.CAPTION
    if not line.closed:
        end = tail[-80:]
        if "/" in end and _SLASH_CREDIT.search(end):
            return Kind.CAPTION
        if end.endswith(")") and 6 <= line.words <= 60 and _PAREN_CREDIT.search(end) and not _CLOCK.search(text):
            return Kind.CAPTION
    if line.words <= 60 and (_ALT.match(text) or (_any_of(_POSED, text) and _POSE.search(text))):
        return Kind.CAPTION
    return None


def _prose_kind(line: Line, text: str, low: str) -> Kind | None:
    if line.words <= 20 and ("@" in low or line.words <= 12) and _EMBED.fullmatch(low):
        return Kind.EMBED
    if line.words <= 80 and _NOTE.match(low):
        return Kind.NOTE
    if line.words <= 45:
        if _INLINE_RELATED.match(low):
            return Kind.INLINE_RELATED
        if _PROMO.match(low):
            return Kind.PROMO
    words = set(low.split())
    return _notice_kind(line, low, words) or (Kind.BIO if _BIO.match(text[:400]) else None)


def _notice_kind(line: Line, low: str, words: set[str]) -> Kind | None:
    """Tell what a site says to its reader; most lines say nothing to him, so that is asked first."""
    speaks = not words.isdisjoint(_SITE) and not _any_of(_QUOTED, low)
    addresses = not words.isdisjoint(_READER) or low.startswith(_ADDRESSES)
    if line.words <= 80 and (speaks or _ORDER.match(low)) and _any_of(_APPEAL, low):
        return Kind.APPEAL
    if line.words <= 45 and addresses:
        if _any_of(_NEWSLETTER, low):
            return Kind.NEWSLETTER
        if _any_of(_COMMENT, low):
            return Kind.COMMENT
    if line.words <= 80 and _any_of(_DISCLAIMER, low):
        return Kind.DISCLAIMER
    if addresses and _any_of(_COOKIES, low):
        return Kind.COOKIES
    if (line.words <= 30 or (addresses and line.words <= 100)) and _any_of(_FOOTER, low):
        return Kind.FOOTER
    return None


def _any_of(phrases: Iterable[str], text: str) -> bool:
    for phrase in phrases:  # noqa: SIM110  # a loop takes half the time of any() here, on every line
        if phrase in text:
            return True
    return False


def pitches(line: Line) -> bool:
    """Whether a line asks its reader to do something: above a button it is the button's text."""
    low = line.text[:200].lower().replace("’", "'")
    return line.words <= 60 and (_ORDER.match(low) is not None or any(f" {w} " in f" {low} " for w in ("you", "your")))
