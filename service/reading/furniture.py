"""Lines and sentences that a page or a wire puts around reporting, known by their own words.

Every pattern matches from the start, and most need two signs at once (an imperative and a thing
of the web), so that "Share prices fell after the site crashed" stays reporting. All are tried on
at most `LONGEST` code points.
"""

import re

from service.document import MarkKind

LONGEST = 400

_NAME = r"(?:[A-ZÀ-Þ][\w.'’-]*|@\w+)"
# "Jane Doe in Paris and Ali Khan; Editing by Mary O'Neil"
_NAMES = (
    rf"(?-i:{_NAME}(?: ?[,;.&/|]? (?:{_NAME}|(?:and|in|at|by|for|from|de|la|du|da|dos|van|von|"
    r"der|bin|al|el|with|the|reporting|writing|editing|additional|compiled|graphics?)\b|&)){0,40})"
)
_AGENCY = (
    r"(?-i:AA|AAP|AFP|ANI|ANSA|AP|[Aa]gencies|BBC|Bloomberg|CNN|DPA|dpa|EFE|HT|IANS|PA|PTI|Reuters|"
    r"REUTERS|TNN|UNI|UPI|Xinhua|Yonhap|Associated Press|Agence France-Presse)"
)
_ROLE = (
    r"(?:editor|correspondent|reporter|writer|columnist|journalist|contributor|producer|"
    r"bureau chief|staff|analyst|news desk|web desk|news service|bureau)"
)
_DATE = (
    r"(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|\d[\d:./-]*(?:st|nd|rd|th|am|pm|h)?|at|on|[ap]\.?m|"
    r"gmt|utc|ist|bst|cet|e[sd]?t|p[sd]?t|c[sd]?t|hrs?|local|time|updated?|published|posted|last|"
    r"modified|first|created|ago|minutes?|mins?|min|hours?|days?|read|today|yesterday)"
)
_WEB = (
    r"(?:here|below|above|videos?|gallery|galleries|newsletters?|app|online|web ?sites?|page|blog|"
    r"twitter|facebook|instagram|youtube|whatsapp|telegram|tiktok|linkedin|reddit|@\w+|www\.\S+|"
    r"https?:\S+|\w+\.(?:com|org|net|co\.uk|in)|comments?|conversation|ireport|podcasts?|friend|"
    r"story|stories|articles?|footage|clip|coverage|interview|exchange|slideshow|quiz|channel|"
    r"full (?:report|list|statement|speech|results))"
)
# An order in reported speech is reporting: "Find out who did this, the widow told the police."
_NOT_TOLD = r"(?!.*\b(?:said|says|asked|told|ruled|showed|warned|was|were)\b)"
_LETTER = (
    r"(?:newsletters?|inbox|e-?mails?|subscri(?:be|ption|ber)s?|briefing|alerts?|app|"
    r"notifications?|"
    r"free trial|membership|cookies?|terms|privacy|registration|whatsapp|telegram|podcasts?|"
    r"journalism|for free|reading)"
)

_PATTERNS: dict[MarkKind, tuple[str, ...]] = {
    "advertisement": (
        r"\W*(?:advertise?ments?|advert|ad|sponsored(?: content| post| by [\w .]{2,40})?|"
        r"paid (?:content|post)|promoted(?: content)?|remove ads?|skip (?:ad|advertisement)s?)"
        r"(?:\W+(?:advertise?ment|ad)){0,3}\W*$",
        r"\W*(?:advertisement\W+)?(?:(?:story|article|content) continues|(?:scroll to )?continue)"
        r"(?: reading)?(?: below| after| with)?(?: this| the| our)?"
        r"(?: advertisement| ad| content| main story| video)?\W*$",
    ),
    "credit": (
        r"\W*(?:(?:additional|further|original|other|with) )?(?:reporting|writing|editing|compiled|"
        r"edited|translated|produced|graphics?)(?: and (?:writing|editing|reporting|edited))? by:? "
        rf"{_NAMES}\W*$",
        r"[^.!?]{3,200}\bcontributed (?:(?:additional )?reporting )?to (?:this|the) "
        r"(?:report|story|article|dispatch|piece)\b[^!?]{0,60}$",
        r"[^.!?]{3,120}\bcontributed (?:additional )?reporting\W*$",
        rf"(?:the )?{_AGENCY}\W?s? [^.!?]{{3,80}} reported(?: and wrote)? from (?-i:[A-Z])[\w "
        rf",'-]{{2,60}}\W*$",
        r"\W*(?:(?:with|based on) )?(?:additional |agency |wire )?inputs? from (?:agencies|"
        r"(?-i:[A-Z])).{0,80}$",
        r"\((?-i:[A-Z])[\w.'’-]*(?: (?-i:[A-Z])[\w.'’-]*){0,3}\)\W*$",
        rf"[\W_]*(?:{_AGENCY}|IANS/\w+)(?:[ /]+(?:{_AGENCY}|(?-i:[A-Z]{{2,4}}))){{0,6}}[\W_]*$",
        r"(?:©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4}|(?-i:[A-Z])[^.]{2,60} \d{4}))",
        r"\W*all rights reserved\b",
        r"(?:this material|no part of this|reproduction|this (?:story|article|report|content)) "
        r"(?:may|or any|in whole|in any|is|has|was)\b.{0,80}\b(?:published, broadcast|reproduced|"
        r"redistributed|permission|syndicated|amended|wire (?:agency )?feed|auto-generated|"
        r"republished|"
        r"(?:first|originally) (?:published|appeared)|(?:been|was) (?:updated|corrected)|"
        r"clarif(?:y|ied))\b",
        r"an earlier version of this (?:article|story|report)\b",
        r"(?:editor|author)['’]?s?['’]? note\b|(?:disclaimer|correction|clarification)\s*:",
        r"published with permission\b",
        r"sources?\s*:\s*(?-i:[A-Z])[\w.'’&/-]*"
        r"(?:,? (?:(?-i:[A-Z])[\w.'’&/-]*|of|and|for|the)\b){0,8}\.?$",
    ),
    "byline": (
        rf"by:? {_NAMES}(?:,? [\w&' ]{{0,40}}{_ROLE}s?[\w ,&]{{0,40}})?(?:\W+{_DATE}){{0,12}}$",
        rf"(?:written|reported|compiled|story|words|posted|published|edited|reviewed|updated) by:? "
        rf"{_NAMES}(?:\W+{_DATE}){{0,12}}\W*$",
        rf"(?-i:{_NAME}(?: {_NAME}){{1,4}}),? (?:[\w&']+ ){{0,5}}{_ROLE}s?(?:(?:,| for| at|"
        rf" in) [\w ,]{{2,40}})?$",
        r"(?-i:[A-Z][\w'’-]+(?: [A-Z][\w.'’-]+){1,3} in [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})"
        r"(?:(?:,| and|;) (?-i:[A-Z][\w'’-]+(?: [A-Z][\w.'’-]+){1,3} in [A-Z][\w'’-]+)){0,3}$",
        rf"(?:our|staff|special|web|express|ht|toi|agencies|from our) (?:[\w]+ )?{_ROLE}s?$",
        rf"\W*(?=[^a-z]*[a-z])(?:{_DATE}\W+){{1,14}}{_DATE}?\W*$",
    ),
    "caption": (
        r"(?:(?:file |ap |afp )?(?:photos?|photographs?|images?|pictures?|pics?|illustrations?|"
        r"graphics?|captions?)|"
        r"(?:photo|image|picture|photograph|video) (?:credits?|source|caption|courtesy)|"
        r"credits?)\s*(?::|\||\s[—–-])\s*\S",
        r"[\[(]?(?:photos?|photographs?|images?|pictures?) (?:by|courtesy(?: of)?|via) "
        r"(?-i:[A-Z])[\w .,/'’&-]{2,80}[\])]?$",
        r"(?:image|media|video|picture|photo) (?:source|caption|copyright),?\s(?-i:[A-Z0-9])",
        r"(?-i:FILE)\s*(?:PHOTO\s*)?[-—–:]\s|file:.{1,200}\.(?:jpe?g|png|svg|gif|ogg|webm)\b",
        r"(?:pictured|above|below|left|right|top|bottom|centre|center|main picture)"
        r"(?: (?:above|left|right|below|is))?\s*:\s",
        r"[^.!?]{5,300}[.!?]?\s*[\[(][^\[\]()]{0,60}(?:/(?-i:[A-Z])|(?-i:Photo|Image|Handout|"
        r"Courtesy))[^\[\]()]{0,60}[\])]\W*$",
        r"[^.!?]{5,300}[.!?]?\s*[\[(]file(?: (?:photo|image|picture|pic))?[\])]\W*$",
        r"[^.!?]{5,300}[.!?]?\s*(?:\|\s*)?(?:photo|image|picture|"
        r"photograph)(?: credit)?s?: [^.!?]{2,60}$",
        r"[^.!?]{5,300}[^\s.!?]/(?-i:Getty(?: Images)?|AFP|Reuters|REUTERS|AP|EPA|Shutterstock|PA|"
        r"PTI)$",
        # Who stands where.
        r"[^.!?]{0,200}(?-i:\b[A-Z][\w'’-]+ [A-Z][\w'’-]+)(?:, \d{1,2})?, (?:far )?"
        r"(?:left|right|cent(?:re|er))"
        r"(?:,| and\b|\W*$)",
    ),
    "newsletter": (
        r"(?:please )?(?:sign up|subscribe|register (?:now|here|for|to|today)|log ?in|sign in|"
        r"join (?:us|our|the|thousands)|get (?:the|our|all|your|daily|breaking)|receive (?:the|"
        r"our|all)|"
        r"enter your|stay (?:informed|up to date|updated|connected|tuned|ahead)|don['’]t miss|"
        r"support (?:our|us|independent|quality)|become a|start your|unlock|already a|want more|"
        r"thank you for (?:reading|subscribing|your)|you (?:can (?:unsubscribe|opt)|"
        r"have (?:reached|read))|"
        rf"to (?:continue|keep|read)|this (?:article|content|story) is (?:for|only|"
        rf"available))\b.{{0,200}}\b{_LETTER}\b",
        r"by (?:signing up|subscribing|clicking|continuing|submitting|entering|"
        r"registering)\b.{0,80}"
        r"\b(?:you|our)\b.{0,120}\b(?:agree|terms|privacy|policy|consent|cookies)\b",
        r"(?:we|this (?:web)?site|our (?:web)?site|the (?:web)?site)(?: and our partners)? uses? "
        r"(?:our |own |third-party |essential ){0,3}cookies\b",
        r"(?:accept|reject|manage|allow)(?: all)? (?:cookies|preferences|consent)\b|"
        r"cookie (?:policy|settings|preferences|notice)\b|we and our (?:\d+ )?partners\b",
    ),
    "link": (
        r"\W*(?:(?:also |must )?read(?: also| more| next)?|see also|related(?: (?:news|stories|"
        r"story|articles?|links?|topics?|video|content))?|more|watch(?: (?:also|live|more))?|"
        r"listen|in pictures|photos?|photo gallery|video|gallery|recommended|most (?:read|"
        r"popular)|don['’]t miss|explained|live updates?|click here|trending(?: now)?|"
        r"full coverage|infographic|interactive)\s*(?::|\||»|>>?|::)\s*\S",
        r"(?-i:ALSO READ|READ ALSO|READ MORE|SEE ALSO)\b",
        r"\W*(?:read (?:more|also)|see also|also read)"
        r"(?:\W*$| (?:about|on|from|here|at|in)\b[^.!?\"“]{0,120}\W*$)",
        rf"{_NOT_TOLD}(?:read|see|watch|view|listen to|hear|visit|download|explore|browse|"
        r"check out|discover) (?:(?:the|this|our|more|also|all|in|it|how|full|exclusive|"
        rf"(?-i:[A-Z])[\w'’]+['’]s)\b)[^!?]{{0,120}}\b{_WEB}\b[^.!?]{{0,40}}\W*$",
        rf"{_NOT_TOLD}(?:click (?:on|here|the|through)|tap (?:on|here|the)|scroll|swipe|find out|"
        r"learn (?:more|how)|hear (?:more|the)|send (?:us|your)|tell us|let us know|"
        r"get in touch|contact us|have your say|share (?:your|this|on|with|via|the)|"
        r"tweet (?:us|this|your)|comment (?:on|below)|"
        r"follow (?:us|our|the|@\w+|(?-i:[A-Z])\w+(?: (?-i:[A-Z])\w+)? on|on)|like us|"
        r"email (?:us|this)|e-?mail to|call us|join (?:us|the|our)|print this)\b"
        rf"[^!?]{{0,160}}\b{_WEB}\b.{{0,80}}$",
        r"(?:click|scroll|swipe|tap) (?:here|down|through|on|to|the|for|left|right|"
        r"below)\b.{0,100}$",
        r"(?:watch|see|listen|hear|read|view)\b[^.!?]{3,120}[»›]\W*$",
        r"follow @\w+.{0,80}$",
        r"for (?:more|further|the latest|full|all the latest|additional)\b.{0,80}\b(?:visit|see|"
        r"go to|click|follow|log on|subscribe|download|check out)\b.{0,100}$",
        r"\W*(?:(?:share|tweet|facebook|twitter|whatsapp|telegram|linkedin|reddit|pinterest|"
        r"instagram|"
        r"e-?mail|print|copy link|comments?|save|like|follow(?: us)?|bookmark|youtube|\d+|this|"
        r"article|story|on|or|and|via)\W+){0,12}(?:share|tweet|facebook|twitter|whatsapp|telegram|"
        r"linkedin|reddit|"
        r"pinterest|instagram|e-?mail|print|copy link|comments?|save|bookmark|article|story)\W*$",
        r"\W*(?:https?://|www\.)\S+\W*$|\W*[@#]\w{2,}(?:\s+[@#]\w{2,}){0,10}\W*$",
        r"media playback is (?:not supported|unsupported)|this video (?:can ?not|cannot) be played|"
        r"(?:to play this video|please|you need to|you must) (?:you need to )?enable javascript|"
        r"javascript is (?:disabled|required)|your browser (?:does not|doesn['’]t) support",
        r"\W*(?:skip to (?:content|main|navigation).{0,20}|back to (?:top|home).{0,20}|(?:next|"
        r"previous) (?:article|story|post)|up next|now playing|visit site|more on this story|"
        r"more from .{2,40}|"
        r"top stories|latest news|related (?:news|stories|topics|articles|content|posts)|"
        r"you may also like|"
        r"recommended for you|around the web|most (?:popular|read|viewed|shared)|view comments|"
        r"load more|show more|read (?:more|next)|see more|african news updates|share this)\W*$",
    ),
}
_KINDS = tuple(
    (kind, re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE))
    for kind, patterns in _PATTERNS.items()
)


def furniture(text: str) -> MarkKind | None:
    """The kind of noise that a whole line or sentence is; None for reporting and for all else."""
    if len(text) > LONGEST:
        return None
    for kind, pattern in _KINDS:
        if pattern.match(text):
            return kind
    return None
