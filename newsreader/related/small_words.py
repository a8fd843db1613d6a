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
