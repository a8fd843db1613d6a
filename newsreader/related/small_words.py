"""Small words of English, which tell nothing of what a text is about, and those that agencies sign with."""

from __future__ import annotations

ENGLISH = frozenset(
    """
    a about above after again against all also although am among an and another any are as at be became because been
    before being below between both but by came can cannot could did do does doing down during each either else ever
    every few for from further get gets got had has have having he her here hers herself him himself his how however i
    if in into is it its itself just least less like made make makes many may me might more most much must my myself
    neither never no nor not now of off often on once one only or other others our ours out over own per quite rather
    same say says said shall she should since so some still such than that the their theirs them themselves then there
    therefore these they this those though through thus to together too toward towards under until up upon us very via
    was we well were what when where whether which while who whom whose why will with within without would yet you your
    yours yourself mr mrs ms dr told tell didnt doesnt dont isnt wasnt wont cant couldnt wouldnt hasnt havent hadnt
    im ive theyre were weve youre hes shes thats theres
    """.split()
)
OF_AGENCIES = frozenset("reuters reuter ap afp upi dpa according".split())
MONTHS_AND_DAYS = frozenset(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
    today yesterday tomorrow gmt est edt cet utc am pm
    """.split()
)
COMPANY_FORMS = frozenset(
    """
    inc corp co ltd plc corporation company group holdings holding ag sa nv gmbh llc lp bhd pty spa kg se oyj ab asa as
    bv srl limited incorporated
    """.split()
)
"""Legal forms, which a name may bear at its end."""
TITLES_OF_PEOPLE = frozenset(
    """
    president minister prime senator representative governor king queen prince princess pope chancellor secretary
    general judge justice professor sir lord lady dr chief director chairman chairwoman executive spokesman spokeswoman
    mayor captain colonel major sergeant officer sheriff ambassador commissioner rep sen gov gen
    """.split()
)
"""What stands before a name and is none."""
TELL_LITTLE = frozenset(
    """
    able across add added ago ahead almost alone along already always amid announced another area around ask asked away
    back bad bank based began begin best better big bring brought business call called case cause change children city
    clear close come coming common company country course current day days deal decision different done early earlier
    effect end ended enough even event expect expected fact fall family far father feel felt final finally find first
    five follow followed following force form former forward found four free full further future general give given go
    going gone good government great group grow half hand happen head held help high history hold home hope hour hours
    house idea include included including increase issue job keep kept kind know known large largest last late
    later latest lead leader leaving left level life line list little live local long look looking lost lot low main
    major making man manage mark match matter mean means meet member men mind minute minutes month months morning mother
    move much name national near need new news next night note number office official officials old open order
    part parts party past pay people percent perhaps period person place plan planned plans play point points position
    possible power present press pressure problem process program provide public put question read ready real really
    reason recent recently record region remain remained report reported reports rest result return right rise role run
    second see seek seem seen sell send sent series service set seven several show shown side sign since single
    six small sometimes soon special staff stand start started state statement states stay step still stop story street
    strong support sure system take taken taking talk team ten term thing things think third thought three time times
    top total toward town trade try turn turned two type used using view wait wanted war way ways week weekend weeks
    went whole wide wife win women won word words work worked working world worth year years young million billion
    table tables book books paper papers food water light room door letter letters evening night nights summer winter
    spring autumn season seasons round rounds anyone someone everyone everybody nobody anything everything nothing
    eight nine eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen
    twice style styles game games super thirteen fourteen fifteen sixteen seventeen eighteen nineteen metre metres meter
    meters kilometre kilometres kilometer kilometers mile miles foot feet inch inches tonne tonnes ton tons
    """.split()
)
"""What says little about why two articles belong together, though it may help to find that they do."""
