"""Which elements and attributes HTML, SVG and MathML have, and which readers refuse."""

from __future__ import annotations

from html.entities import html5
from typing import Final

_HTML: Final = (
    "a abbr address area article aside audio b base bdi bdo blockquote body br button "
    "canvas caption cite code col colgroup data datalist dd del details dfn dialog div "
    "dl dt em embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head "
    "header hgroup hr html i iframe img input ins kbd label legend li link main map "
    "mark math menu meta meter nav noscript object ol optgroup option output p picture "
    "pre progress q rp rt ruby s samp script search section select "
    "selectedcontent slot small source span strong style sub summary sup svg table "
    "tbody td template textarea tfoot th thead time title tr track u ul var video wbr"
)
_OUTDATED: Final = (
    "acronym applet basefont bgsound big blink center dir font frame frameset image "
    "isindex keygen listing marquee menuitem multicol nextid nobr noembed noframes "
    "param plaintext rb rbc rtc spacer strike tt xmp"
)
HTML: Final = frozenset(f"{_HTML} {_OUTDATED}".split())
"""Every element that HTML has or had."""

_SVG: Final = (
    "a animate animateMotion animateTransform audio canvas circle clipPath cursor "
    "defs desc discard ellipse feBlend feColorMatrix feComponentTransfer "
    "feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap "
    "feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR "
    "feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight "
    "feSpecularLighting feSpotLight feTile feTurbulence filter font font-face "
    "font-face-format font-face-name font-face-src font-face-uri foreignObject g "
    "glyph hkern iframe image line linearGradient marker mask metadata "
    "missing-glyph mpath path pattern polygon polyline radialGradient rect script "
    "set stop style svg switch symbol text textPath title tref tspan unknown use "
    "video view vkern"
)
SVG: Final = frozenset(_SVG.split())
_MATHML: Final = (
    "abs and annotation annotation-xml apply approx arccos arccot arcsin arctan "
    "bind bvar ceiling ci cn compose condition cos cosh cot csymbol declare degree "
    "determinant diff divide domain emptyset eq equivalent exists exp factorial "
    "floor forall fn gcd geq gt ident imaginaryi implies in infinity int integers "
    "intersect interval inverse lambda laplacian lcm leq limit list ln log "
    "logbase lowlimit lt maction maligngroup malignmark math matrix matrixrow max "
    "mean median menclose merror mfenced mfrac mglyph mi min minus mlabeledtr "
    "mlongdiv mmultiscripts mn mo mode moment momentabout mover mpadded mphantom "
    "mprescripts mroot mrow ms mscarries mscarry msgroup msline mspace msqrt msrow "
    "mstack mstyle msub msubsup msup mtable mtd mtext mtr munder munderover "
    "naturalnumbers neq none not notin notprsubset notsubset or otherwise "
    "partialdiff pi piece piecewise plus power primes product prsubset quotient "
    "rationals real reals reln rem root scalarproduct sdev sec selector semantics "
    "sep set setdiff share sin sinh subset sum tan tanh tendsto times transpose "
    "union uplimit variance vector vectorproduct xor"
)
MATHML: Final = frozenset(_MATHML.split())

_UNSAFE: Final = (
    "applet base bgsound embed frame frameset ilayer import layer link meta object "
    "script style"
)
UNSAFE: Final = frozenset(_UNSAFE.split())
"""Elements that run programs or reach out of the article; readers remove them."""

PAGE: Final = frozenset(("html", "head", "body", "title"))
"""Elements of a whole page, which an article inside a feed is not."""

PAGE_PARTS: Final = PAGE | {"meta", "link", "style", "base"}
"""What a whole page may have besides, where a whole page may stand."""

OBSOLETE: Final = frozenset(("blink", "marquee", "isindex", "keygen", "spacer"))

_FORM: Final = (
    "button datalist fieldset form input label legend optgroup option output "
    "select textarea"
)
FORM: Final = frozenset(_FORM.split())

_ATTRIBUTES: Final = (
    "abbr about accent-height accept accept-charset accesskey action align alink "
    "allow allowfullscreen alt archive as async autocapitalize autocomplete "
    "autocorrect autofocus autoplay axis background behavior bgcolor blocking "
    "border bordercolor cellpadding cellspacing char charoff charset checked cite "
    "class classid clear closedby code codebase codetype color cols colspan "
    "command commandfor compact content contenteditable controls controlslist "
    "coords crossorigin data datatype datetime declare decoding default defer dir "
    "direction dirname disabled disablepictureinpicture disableremoteplayback "
    "download draggable enctype enterkeyhint exportparts face fetchpriority for "
    "form formaction formenctype formmethod formnovalidate formtarget frame "
    "frameborder headers height hidden high href hreflang hspace http-equiv id "
    "imagesizes imagesrcset importance inert inlist inputmode integrity is ismap "
    "itemid itemprop itemref itemscope itemtype kind label lang language link list "
    "loading longdesc loop low lowsrc marginheight marginwidth max maxlength media "
    "method min minlength multiple muted name nohref nomodule nonce noresize "
    "noshade novalidate nowrap object open optimum part pattern ping placeholder "
    "playsinline popover popovertarget popovertargetaction poster prefix preload "
    "profile prompt property readonly referrerpolicy rel required resource rev "
    "reversed role rows rowspan rules sandbox scheme scope scrolling selected "
    "shadowrootmode shape size sizes slot span spellcheck src srcdoc srclang "
    "srcset standby start step style summary tabindex target text title "
    "translate type typemustmatch typeof usemap valign value valuetype version "
    "vlink vocab vspace webkitallowfullscreen mozallowfullscreen width wrap "
    "writingsuggestions xmlns"
)
ATTRIBUTES: Final = frozenset(_ATTRIBUTES.split())
"""Every attribute that some element of HTML, RDFa or microdata has or had."""

ENTITIES: Final = frozenset(name.removesuffix(";") for name in html5 if name[-1] == ";")
"""The names that HTML has for characters, without the semicolon."""
