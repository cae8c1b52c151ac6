"""The words and lists from which Leadpact works out what a file does not say."""

import re

DECISION_MAKER_WORDS = (
    r"\b(chief|c[efimotr]o|cmo|cso|cdo|president|vice president|[ae]?vp|svp|head|director|owner"
    r"|founder|co-?founder|partner|principal|managing director|general manager|proprietor"
    r"|gesch(ä|ae)ftsf(ü|ue)hrer(in)?|inhaber(in)?|leiter(in)?|directeur|directrice|gérant"
    r"|director(a)?|gerente general|propietario)\b"
)
MID_LEVEL_WORDS = (
    r"\b(manager|lead|senior|sr|supervisor|coordinator|team leader|buyer|administrator"
    r"|teamleiter(in)?|responsable|jefe|encargado)\b"
)

FREE_MAIL_DOMAINS: tuple[str, ...] = tuple(
    """
    126.com 163.com 21cn.com aol.com arcor.de att.net bellsouth.net bigpond.com bluewin.ch
    bol.com.br btinternet.com charter.net comcast.net cox.net email.com fastmail.com foxmail.com
    free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net googlemail.com hey.com
    hotmail.co.uk hotmail.com hotmail.de hotmail.es hotmail.fr hotmail.it hushmail.com icloud.com
    inbox.com laposte.net libero.it live.com live.co.uk live.de live.fr live.nl mac.com mail.com
    mail.ru me.com msn.com naver.com ntlworld.com optonline.net orange.fr outlook.com outlook.de
    outlook.es outlook.fr pm.me proton.me protonmail.com qq.com rediffmail.com rocketmail.com
    sbcglobal.net sfr.fr shaw.ca sina.com sky.com t-online.de terra.com.br tutanota.com uol.com.br
    verizon.net virgilio.it virginmedia.com wanadoo.fr web.de xs4all.nl yahoo.ca yahoo.co.in
    yahoo.co.jp yahoo.co.uk yahoo.com yahoo.com.br yahoo.de yahoo.es yahoo.fr yahoo.in yahoo.it
    yandex.com yandex.ru ymail.com zoho.com
    """.split()
)

_PASSIVE = re.compile(
    r"\b(list|lists|purchased|bought|rented|sponsor\w*|syndicat\w*|attendees?|tele-?marketing"
    r"|data ?barn|databroker|broker|cold|outbound|prospecting|third[ -]party|directory|import(ed)?"
    r"|trade ?show|tradeshow|badge scans?)\b"
)
_ACTIVE = re.compile(
    r"(\b(google|bing|yahoo|baidu|duckduckgo|organic|search|seo|sem|ppc|cpc|paid|ads?|adwords|direct"
    r"|direct traffic|web|website|site|blog|form|webform|landing page|inbound|chat|live chat"
    r"|social|social media|linkedin|facebook|instagram|twitter|youtube|tiktok|x\.com|referrals?"
    r"|reference|word of mouth|recommendation|newsletter|e-?mail|webinars?|demo|download"
    r"|content|phone|call in|event|seminar|workshop|click2call|partner|employee referral|review"
    r"|customer)\b|\bwebsite\b|chat)"
)


def interest_of_source(source: str) -> str | None:
    """What a source's name says of its leads: "active", "passive", or None when it says nothing.

    Bought and borrowed names are passive even where the name also has an active word ("event
    attendees list"); our own events and what the prospect clicked or filled in are active.
    """
    name = source.lower()
    if _PASSIVE.search(name):
        return "passive"
    return "active" if _ACTIVE.search(name) else None


LEGAL_FORMS: tuple[str, ...] = tuple(
    """
    ab ag aps as asa bhd bv bvba cia co company corp corporation cv doo eg eirl ek eurl ev gbr
    gesmbh ggmbh gmbh holding inc incorporated kg kgaa kft limited llc llp lp ltd ltda mbh nv ohg
    oy oyj plc pllc pte pty pvt sa sarl sas sasu sc scs se sl slu snc spa spzoo sprl srl srls ug
    """.split()
)
"""What companies are by law, without dots: two that differ in it alone are the same company."""

ROLE_ADDRESSES: tuple[str, ...] = tuple(
    """
    abuse accounting accounts admin administration anfrage billing bonjour buchhaltung bureau
    careers compras contact contacto contato customerservice einkauf email enquiries enquiry
    feedback finance hallo hello help helpdesk hola hr info informacion information inquiries
    inquiry invoice it jobs kontakt mail mailbox marketing media news newsletter no-reply
    noreply office orders post postmaster press procurement purchasing reception recepcion
    sales secretariat sekretariat service support team test user ventas vertrieb verwaltung
    webmaster welcome
    """.split()
)
"""What stands before the @ of addresses that several people read."""
