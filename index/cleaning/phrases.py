"""The words and shapes by which a line tells what it is: tables and patterns, no decisions.

Names of sites and outlets stand in none of them; names of kinds do, and those of the
networks that share buttons name. English leads, other languages have their commonest.
"""

from __future__ import annotations

import re

_all__ = ["Kind", "is_share_word", "kind_of", "pitches"]

SHARE_WORDS = frozenset(
    "share shares shared sharing tweet tweets facebook twitter x email e-mail mail print pinterest pin linkedin "
    "reddit whatsapp flipboard pocket "
    "copy link save sms telegram tumblr messenger post like likes gift via to on by in a an or new window opens "
    "click article story this "
    "with friend friends views view listen follow bookmark messages message threads bluesky mastodon text button "
    "buttons icon options "
    "all url copied via the page viber vk line weibo wechat instagram youtube rss teilen drucken merken partager "
    "imprimer "
    "compartir imprimir enviar condividi stampa compartilhar delen поделиться".split()
)

STRONG_SHARE = frozenset(
    "share shares shared sharing tweet facebook twitter email e-mail print pinterest linkedin reddit whatsapp "
    "flipboard pocket sms telegram "
    "tumblr messenger views save bookmark instagram copy teilen drucken partager imprimer compartir condividi "
    "compartilhar delen поделиться".split()
)

NAV_WORDS = frozenset(
    "home menu search close news login log sign in out up register subscribe skip to content main next previous "
    "older newer prev back top more less article story post entry page topic topics "
    "view all result results no toggle navigation navbar open account my settings read loading play video videos "
    "gallery photos slideshow of "
    "advertisement continue reading section sections index edition latest go page expand collapse show hide "
    "startseite accueil inicio".split()
)

NUMBERISH = re.compile(r"[\W\d_]*(?:[kKmM]\b)?[\W\d_]*\Z")

GLUED_SHARE = re.compile(
    r"(?:Share|Tweet|Pin|Post)\d|(?:Share|Tweet|Pin|Click to share|Print|Email)\b[^.]{0,60}?[a-z](?:Share|Tweet|Pin|"
    r"Email|Print|Post)"
)

SHARE_START = re.compile(
    r"(?:click to |tap to )?(?:share|tweet|email|print|save|pin|bookmark|listen to|follow)\b(?: (?:this|on|via|by|to|"
    r"the|with|us|story|article)\b|:|$)"
)

R = (
    r"(?:stor(?:y|ies)|articles?|news|posts?|content|coverage|topics?|links?|reading|reads?|videos?|headlines?|"
    r"items?|entries|guides?|features?|galleries|tags)"
)

SECTIONS = (
    (
        "RELATED_SECTION",
        (
            rf"related(?: {R})?(?: from .*)?|recommended(?: (?:for you|by .*|from .*|{R}))?|more {R}(?: .*)?|more "
            rf"(?:from|in|on|about|like|to|by|for|at|you) .*"
            rf"|more|also (?:in|on|of) .*|you (?:may|might|could|will|'ll)(?: also)? (?:like|love|enjoy|be "
            rf"interested.*|"
            rf"want to.*|have missed.*)"
            rf"|(?:what to )?(?:read|watch|up) next|next up|(?:most|top|latest|trending|popular|must|best|editor'?s'?|"
            rf"don't|our|hot|breaking)[ -](?:{R}|read|popular|viewed|shared|recent|commented|picks?|choices?|miss|now|"
            rf"watched|reads|stories)(?: .{{0,30}})?"
            rf"|trending(?: .{{0,20}})?|latest|popular|keep (?:reading|exploring|watching)(?: .*)?|(?:around|from|"
            rf"across) (?:the|our) (?:web|site|network|archives?|sponsors?)"
            rf"|in case you missed.*|see also|further reading|read (?:more|also)(?: (?:about|on|from|in) .*)?|in this "
            rf"(?:article|story|issue|section|series)|filed under|tags?|topics?|explore(?: more| further)?(?: "
            rf".{{0,30}})?|discover more.*|promoted"
            rf"|(?:mehr|weitere|auch) .{{0,40}}|meistgelesen|das könnte .*|à lire (?:aussi|également)|lire aussi|sur "
            rf"le "
            rf"même .*|te puede interesar|más (?:noticias|leídas?|sobre .*)|leia (?:também|mais)|veja também|leggi "
            rf"anche|"
            rf"lees ook|читайте также|материалы по теме|ещё по теме|관련 ?기사|関連記事|相关(?:新闻|阅读)"
        ),
    ),
    (
        "COMMENTS_SECTION",
        (
            r"(?:\d[\d,.k]* |all |show |view |see |read |hide |load |add |post |leave |write |your |the |latest |"
            r"recent |"
            r"user |reader )*(?:a )?comments?(?: ?\(?\d[\d,.k]*\)?)?(?: (?:now|closed|here|policy|are closed|section|"
            r"on "
            r".*|below|guidelines))?"
            r"|(?:leave|post|submit|write)(?: a| your)? (?:reply|comment|response)(?: .*)?|join (?:the|in the|our) "
            r"(?:conversation|discussion|debate)|(?:\d+ )?(?:responses?|replies|thoughts?)(?: (?:to|on) .*)?|"
            r"discussion|"
            r"conversation|what do you think|have your say|reply|reader interactions"
            r"|kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties|комментарии"
        ),
    ),
    (
        "NEWSLETTER_SECTION",
        (
            r"(?:our |the |free |daily |weekly |email |e-mail |breaking |news |sign up for .*|get .* )*(?:newsletters?|"
            r"news ?emails?|email alerts?|emails)(?: .{0,25})?|sign up(?: .*)?|subscribe(?: .*)?|stay (?:informed|in "
            r"touch|up to date|connected|in the know|tuned|ahead)(?: .*)?|get (?:the|our) .{0,30}(?:newsletter|inbox|"
            r"app|"
            r"email|emails|alerts?)(?: .*)?"
            r"|join our .*|(?:order|join|start|get started|try it)(?: now| today| free)?|never miss .*|newsletter "
            r"abonnieren|inscrivez-vous.*|suscríbete.*|iscriviti.*"
        ),
    ),
    (
        "BIO_SECTION",
        (
            r"about (?:the |our )?(?:authors?|writers?|reporters?|contributors?|journalists?)|(?:meet|more about) the "
            r"(?:author|writer|team)|author (?:bio|profile|info|information)|authors?|über (?:den|die) autor(?:in)?|à "
            r"propos de l'auteur|sobre (?:el|la|o|a) autora?"
        ),
    ),
    (
        "DISCLAIMER_SECTION",
        (
            r"(?:legal |important )?(?:disclaimers?|disclosures?|notice|information)|haftungsausschluss|avertissement|"
            r"aviso legal"
        ),
    ),
    (
        "SPONSOR_SECTION",
        (
            r"sponsored(?: (?:articles?|content|links?|stories|posts?|by .*))?|(?:paid|partner|promoted|advertiser) "
            r"(?:content|posts?|links?|stories|messages?)|from our (?:partners|sponsors|advertisers).*|our partners|"
            r"partners"
        ),
    ),
    (
        "FOOTER_SECTION",
        (
            r"footer(?: .*)?|(?:contact|about|follow|join|find)(?: us)?(?: on .*)?|site ?map|(?:our )?(?:company|legal|"
            r"privacy(?: .{0,20})?|imprint|impressum|corrections|careers|advertise(?: .*)?|terms(?: .{0,30})?|cookie "
            r"(?:policy|settings|preferences))|accessibility(?: .*)?|quick links|useful links|site information.*|"
            r"social "
            r"media|connect(?: with us)?|back to (?:the )?top|return to top|top of page|to top|home ?page"
        ),
    ),
)

SECTION = re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in SECTIONS))

STRIP = " :#*>-–—|.!?…»›→▶()[]+&•"

AD = re.compile(
    r"(?:article continues (?:below|after).*|story continues.*|continue reading below.*|advert(?:isement|"
    r"ising)?s?(?: .{0,30})?|ads?(?: by .*)?|skip (?:ad|advertisement|to .*|past .*)|sponsor(?:ed)?\b(?! "
    r"(?:articles?|content|links?|stories|posts?)$).*|anzeige|"
    r"werbung|publicité|publicidad|pubblicità|reklama|реклама"
    r"|(?:scroll|keep scrolling|swipe).{0,40}|(?:loading|play|pause|mute|unmute|replay|watch now|watch live|view "
    r"gallery|view deal|see price|buy now|shop now|click here|learn more|see full bio|gallery|image|video|slideshow|"
    r"photos?|enlarge(?: .{0,20})?|expand|close|open|zoom|caption|advertising|report this ad|remove ads)(?: "
    r"\d.{0,20})?"
    r"|view this post .*|image \d+ of \d+|\d+ of \d+|\d+ ?/ ?\d+|supported by|promoted by|powered by.*|no compatible "
    r"source.*|your browser .*|this (?:video|content|browser) .{0,80})"
)

CREDIT = re.compile(
    r"""(?ix)
    \b(?:photo(?:s|graph|graphs|graphy|graphie|credit)?|images?|pictures?|illustrations?|graphic|credits?|file\ photo
       |fotos?|bild|crédit|imagen|immagine|фото|screenshot|pic|cr[ée]dito)
       (?:\ (?:credit|source|by|via|courtesy|montage|illustration))*\s*(?::|/(?!\w+\s\w+\s\w+\s\w+))
    |^\(?(?:photo|image|photograph|picture|illustration|graphic|screenshot|foto|pictured|video)s?(?:\ \w+)?
       \ (?:by|via|courtesy|from|credit|provided)\b
    |\((?:photo|image|picture|pictured|file|illustration|credit|screenshot|foto|[A-Z]{2,5}\ photo|photograph)s?\b
       [^)]*\)\W*$
    |\bimages\W*$
    |^(?:image|images|photo|photos|source|credit|credits|quelle|fuente)\s*:
    |^courtesy\b
    |\bcourtesy\ (?:of|photo|image|:)\ ?[^.]{0,60}\W*$
    |\b(?:handout|screengrab|file\ photo|stock\ photo|file\ image)\b[^.]{0,30}\W*$
    |©\s?(?!\s?(?:19|20)\d\d\b.*(?:rights|inc|ltd|llc))[^.]{2,50}$
    |\.(?:jpe?g|png|webp|gif)\W*$
    """
)

# How alternative text begins, and what a caption says of the people in it.
ALT = re.compile(
    r"[^.]{0,240}(?:…|\.\.\.) ?more ?[>»]?$|"
    r"(?:(?:an?|the|this|these|two|three|several|image|photo|detail|close-?up|left|right|top|above|below|aerial|"
    r"black|white|and|color|colour|composite|stock|file|undated|group|official|new|promotional|illustrated|animated|"
    r"quad|like)\W+){0,6}"
    r"(?:photos?|photographs?|images?|pictures?|screenshots?|screen ?shots?|screengrabs?|illustrations?|graphic|"
    r"drawing|view|chart|map|portrait|render(?:ing)?|still|composite|collage|headshot|logo|cartoon|poster|thumbnail|"
    r"infographic|sketch|key art)s? (?:of|showing|shows|from|with|depicting|featuring|taken)\b|"
    r"(?:[\w'’-]+ ){0,6}(?:key art|artwork|photos?|images?|screenshots?|illustrations?|renders?|posters?) "
    r"(?:showing|depicting) (?:an?|the|two|three|several)\b",
    re.IGNORECASE,
)

POSE = re.compile(
    r"\b(?:poses?|posing|attends?|arrives?|speaks?|walks?|looks? on|stands?|holds?|performs?|celebrates?|waves?|"
    r"smiles?|reacts?|is (?:seen|shown|pictured)|are (?:seen|shown|pictured)|pictured|gestures|watch(?:es)?|listens?|"
    r"lifts? off|inspects?|leaves?|hugs?|plays|prepares?|sits?|works?|appears?)\b"
    r"[^.]*\b(?:on|in|at|during)\b[^.]*\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}|"
    r"\((?:left|right|center|centre|l|r|c|top|bottom|above|pictured|L-R|from left)\)|^(?:from left|from top|pictured|"
    r"above|below|left to right|clockwise)\b|, (?:left|right|center|centre),|\bEnlarge /"
)

SLASH_CREDIT = re.compile(
    r"(?:^|[.)”\"]\s?|\s)(?:[A-Z][\w.'’-]+ ?){1,4}\s?/\s?(?:[A-Z][\w.&'’-]*)(?: [\w.&'’/-]+){0,4}\)?\W*$"
)

INLINE_RELATED = re.compile(
    r"[\[(]?(?:related|read (?:more|also|next|on)|see also|also (?:read|see)|also|more|watch|watch (?:also|now|more)|"
    r"must[- ]reads?|don't miss|recommended|explore|up next|check out|learn more|more on (?:this|\w+)|opinion|listen|"
    r"video|in pictures|(?:further|required|more|suggested) reading|next|previous(?: post)?|read the full .{0,20}|"
    r"lire aussi|à lire|lesen sie auch|mehr zum thema|leia|lee también|leggi anche|lees ook|читайте)"
    r"(?: (?:stor(?:y|ies)|articles?|coverage|content|reading|news|video|post))?\s*(?:[:>»|→]|[–—-]\s)\s*\S"
)

PROMO = re.compile(
    r"(?:the (?:post|article) .{3,300} (?:appeared|was) (?:first|originally|published) .*|(?:this|the) (?:article|"
    r"story|post|piece) (?:first |originally |was |is )*(?:appeared|published|republished|excerpted).*"
    r"|(?:continue|keep) reading\b.*|read (?:the )?(?:full|rest|original|more|on).*|click (?:here|to|on)\b.*|(?:to "
    r")?(?:view|see|read) (?:the |more|all|full|comments|our|original).{0,60}|source ?: ?.{0,60}(?:https?:|www\.).*"
    r"|(?:follow|like|find|join|connect with|reach) (?:us|me|him|her|them|our|the)\b.{0,120}|follow .{0,60} on "
    r"(?:twitter|facebook|instagram|x|social|linkedin|youtube).*|(?:download|get|try) (?:the|our) .{0,40}app\b.*|"
    r"have (?:a|any) (?:tip|news|story|question).*"
    r"|support (?:us|our|the|independent|local)\b.{0,200}|(?:please )?(?:donate|consider (?:donating|supporting|"
    r"making|becoming)).*|contact (?:us|the author|the reporter).*|(?:got|do you have) (?:a )?(?:tip|story|"
    r"question).*|email (?:us|him|her|me|the).*|https?://\S+|www\.\S+|pic\.twitter\.com/\S+)"
)

NEWSLETTER = tuple(
    "in your inbox|your inbox|our newsletter|sign up for|subscribe to our|newsletter|straight to your|subscribe now|"
    "subscribe today|become a subscriber|email alerts|to subscribe".split("|")
)

COOKIES = tuple(
    "use cookies|uses cookies|using cookies|of cookies|our cookie|cookie policy|cookie settings|cookie preferences|"
    "accept cookies|all cookies|privacy policy|privacy notice|privacy statement|consent to|our use of|use your data|"
    "gdpr|datenschutz".split("|")
)

FOOTER = tuple(
    "all rights reserved|©|(c) 20|may not be published, broadcast|terms of use|terms of service|terms and conditions|"
    "user agreement|registered in england|registered office|registered trademark|a division of|alle rechte "
    "vorbehalten|tous droits réservés|todos los derechos|tutti i diritti|все права|powered by|without permission|"
    "without the prior|without prior|is a participant in".split("|")
)

DISCLAIMER = tuple(
    "affiliate commission|affiliate link|affiliate program|earn a commission|may earn|earn commission|receive "
    "compensation|purchase through|buy through|purchase something through|independently selected|independently "
    "reviewed|independently chosen|share of sales|share of the sale|views expressed|opinions expressed|for "
    "informational purposes|not responsible for|do not necessarily|does not constitute|investment advice|financial "
    "advice|written by ai|generated by ai|with the help of ai|small commission|a commission|portion of sales|may "
    "receive a".split("|")
)

COMMENT = tuple(
    "to leave a comment|to comment|email address will not be published|required fields|comment policy|comments are|"
    "community guidelines|post a comment|leave a comment|be respectful|comments section|in the comments|share your "
    "thoughts|let us know|flag as|your comment|this comment".split("|")
)

BIO_WORK = (
    r"(?i:writer|reporter|editor|correspondent|journalist|columnist|contributor|producer|bureau chief|freelancer?|"
    r"critic|photographer|blogger|editor-in-chief|author of|"
    r"lecturer|researcher|analyst|fellow|professor|novelist|historian|dietitian|librarian|fact-checker|strategist|"
    r"president of|director of)"
)

NAMES = r"(?:[A-Z][\w.'’-]*\s){1,4}(?:\(@\w+\)\s)?"

BIO = re.compile(
    rf"(?:{NAMES}(?:is|was) (?:an?|the|our|\w+['’]s|\w+(?: \w+)?['’]s?)\b.{{0,120}}\b{BIO_WORK}\b"
    rf"|{NAMES}(?:writes|covers|edits|blogs|hails from|specializes|specialises|"
    rf"has (?:been )?(?:written (?:for|about)|covered|covering|writing|reporting))\b"
    rf"|\(?(?i:(?:additional |with )?(?:reporting|writing|editing|research|contributions?)\b.{{0,40}} by\b)"
    rf"|(?:reported|written|edited|compiled|translated|contributed) by\b|.{{0,200}}contributed (?:to this (?:report|"
    rf"story|article)|reporting|research)"
    rf"|(?:he|she|they) (?:is|was|writes|covers|lives|has written|has worked|previously|can be|holds|"
    rf"tweets)\b.{{0,200}}\b(?:{BIO_WORK}|lives in|on twitter)\b"
    rf"|.{{0,120}}\b(?:can be reached|contact (?:him|her|them) at|reach (?:him|her|them|me) at|you can follow|follow "
    rf"(?:him|her|them|me|\w+ \w+) on|on twitter:? @)"
    r"|(?:photography|words|story|text|interview|reporting) by [A-Z])"
)

# A site speaks of itself, to its reader.
APPEAL = tuple(
    "our journalism|our newsroom|our mission|'s mission is|independent journalism|support our|"
    "contribution|donation|membership|become a member|members get|our community|our readers|"
    "letters to the editor|page helpful|your feedback|special offer|unlimited access|free trial|our app|"
    "the app|our podcast|wherever you get your|our articles|our coverage|our supporters|our team|"
    "brought to you|every weekday|every day|straight to|never miss|subscriber|submit a|reach out|"
    "stay up to date|click here|free for everyone|quality journalism|every update|join our community|"
    "delivered|take a break|this survey".split("|")
)

ORDER = re.compile(
    r"(?:get|join|sign|subscribe|follow|support|apply|scroll|stay|take|download|check|try|become|help|donate|"
    r"discover|want|thanks? (?:you )?for|send|submit|enter|log|listen|watch|tell us|have you|do you|are you|was this|"
    r"can't|if you (?:enjoyed|like|liked|have|would like|want|love)|don't (?:want to )?miss|install|register|visit|"
    r"let (?:our|us))\b"
)

NOTE = re.compile(
    r"(?:(?:this|the|these|our|all|some) )?(?:interviews?|articles?|stor(?:y|ies)|transcripts?|conversation|reviews?|"
    r"questions?|posts?|answers?|responses?|q&a|names|quotes|letters?)\b.{0,40}\b(?:ha(?:s|ve) been|was|were|is|are) "
    r"(?:lightly |slightly |also |first |originally |previously |last )*(?:edited|condensed|updated|corrected|"
    r"amended|adapted|shortened|translated|produced|reviewed|featured)\b"
    r"|(?:an? )?(?:earlier|previous|prior|original) ver[si]+on of\b|corrections?\b(?: (?:appended|made))?\s?(?::|\(|"
    r",|$)|(?:editor|author|publisher|writer)s?['’]?s?['’]? note\b.{0,60}(?:updated|corrected|originally|first|"
    r"version|appeared|newsletter|this (?:story|article|post|piece))|update[sd]?\s?(?:\(|:|,|\d)|published\s?[:(]"
    r"|.{0,80}\bindependently sourced\b|.{0,120}\bsubject to copyright\b|(?:the )?information (?:contained|provided|"
    r"presented) (?:in|on|by|herein)\b"
)

EMBED = re.compile(
    r"(?:—|-|–)?\s*.{1,50}\(@\w{1,30}\)(?:,? (?:on )?\w+\.? \d{1,2}, \d{4}| posted on .*)?|a post shared by .*|view "
    r"this post on .*|.{0,30}waiting for your permission to load.*|(?:to see )?this content .{0,40}(?:cookies|"
    r"provided by|enable).*"
)

COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\W{0,3}(?:©|\(c\))?\s?(?:19|20)\d\d|all rights reserved|(?:19|20)\d\d\s?©"
)

SPONSOR = re.compile(r"(?:sponsor(?:ed)?(?: (?:by|content|message))?|advertisement|anzeige|publicité|publicidad)\s*:")

CLOCK = re.compile(r"\d:\d\d")

PAREN_CREDIT = re.compile(r"\((?:(?:[A-Z][\w.&'’-]+ ){1,4}[A-Z][\w.&'’-]+|[A-Z]{2,5})\)$")


COMMENT_HEAD = re.compile(
    r"(?:\d+\.? )?[\w@. -]{2,40} (?:says|said|wrote|writes|commented|replied)(?: (?:on|at) .{4,40})?:|(?:reply|"
    r"report|like|upvote|quote|flag|log in to reply|reply to this comment|reply to .{2,30}|like \(\d+\)|\d+ likes?)"
)

# What a line must hold before the costly patterns are tried.
CREDITED = tuple(
    "photo|imag|credit|crédit|pictur|illustrat|graphic|foto|bild|фото|screen|pic|source|quelle|fuente|courtesy|"
    "handout|file|video|©|.jp|.png|.gif|.webp".split("|")
)

POSED = tuple(
    ", 20|, 19|(left|(right|(cent|(l)|(r)|(c)|(top|(bottom|(above|(pictured|(L-R|(from left|From |from |Pictured|"
    "pictured|Above|Below|Left|Clockwise|, left|, right|, cent|Enlarge /".split("|")
)

QUOTED = '"“”«»'

SITE = frozenset({"we", "our", "us", "we've", "we're"})

READER = frozenset({"we", "our", "you", "your", "us", "please", "we're", "we've", "you're", "us.", "you.", "you,"})

ADDRESSES = tuple(
    "sign|subscribe|get |join|by |this site|this website|read|click|log|enter|email|the best|stay".split("|")
)
