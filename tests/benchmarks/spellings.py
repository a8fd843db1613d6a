"""How the languages of the articles look: their commonest words, and the parts of which the others are made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Spelling:
    """A language; `spaces`: whether it parts its words, `stop`: what ends a sentence."""

    code: str
    common: str
    starts: str
    ends: str
    spaces: bool = True
    stop: str = ". "


SPELLINGS = {
    "en": Spelling(
        "en",
        "the of to and a in for on that said with is was at by as from it he be has have are an will not his"
        " but its they were who would more been had one after which their new this also than about two year"
        " first up last there over when people could out other into some time years government percent"
        " company market police state city against before minister president court group million bank week"
        " under three report plan day country election law price oil trade work school health water power"
        " council party union budget tax deal talks strike storm",
        "al an ar bar bel ber bra cal can car cha clo com con cor cra cro dan de dis do dra du ear el en ex"
        " fal fin flo for gar gen gra har her hol im in inter jo ker lan le lin lo mar men min mo nor ob or"
        " pal par per pla por pre pro ra re ri ro sal se ser sha sta sub sun ta ter tra un val ver vi wa wil"
        " win",
        "able age al ance ate ation ber ble cal ced ceed cial cing ction dent der ding ed ence end ent er"
        " ered est ful ging ic ing ion ish ist ity ive king land ler less ling ly ment ner ness ning ous ped"
        " pen port press ring sed ship sion son st tain ted ter ting tion ton ture ty ure ward",
    ),
    "de": Spelling(
        "de",
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden"
        " aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur"
        " oder aber vor zur bis mehr durch man Jahr Uhr Regierung Stadt Prozent Menschen Polizei Straße"
        " Länder Gespräche Zukunft",
        "ab an auf aus be bran bür dar durch ein ent er fäh frei ge gleich grün haupt her hin kräf land mit"
        " nach ober rat schl stadt stein über um un unter ver vor weiß wirt zer zu zwei",
        "bar de dung el en ent er fahrt ger haft haus heit ig isch keit kraft lich ling los mann nis recht"
        " richt rung sam schaft stand stelle tag tum ung verkehr weg werk zeit",
    ),
    "fr": Spelling(
        "fr",
        "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec"
        " son aux été mais comme on ou leur deux même après ans gouvernement pays président ville marché état"
        " élection hausse",
        "ac af al an ap as at bé ca cha com con cou dé di ef en es é fa gou im in jour li ma mé na ob or pa"
        " per po pré ré ro sé sou sur ten tra va vé",
        "able age ance ant ation che de é ée el ement ence er esse et eur eux able ible ien ique ir isme iste"
        " ité ive ment oir ois té tion ture ue ure",
    ),
    "ru": Spelling(
        "ru",
        "и в не на что с по как это к но из у за от о для до при было года его после она том который сказал"
        " города власти",
        "без вы до за из на не об от пере по под пре при про раз со у рас вос гор дел вод мор нов стар",
        "ание ать енный ет ить ия лась лся ный ный ого ость ский ство тель ция чик ящий ов ой ом ами",
    ),
    "zh": Spelling(
        "zh",
        "的 是 在 了 和 有 中国 不 这 也 将 年 月 日 人 与 对 为 上 说 等 到 政府 经济 市场 公司 城市 国家"
        " 发展 记者 报道 问题 会议 总统",
        "经 市 国 政 公 城 发 记 报 问 会 总 民 工 大 新 地 水 电 学 生 天 气 海 山 北 南 东 西 金 银 行 车"
        " 火 航 空 医 院 法 律",
        "济 场 家 府 司 市 展 者 道 题 议 统 众 业 学 闻 区 利 力 校 产 空 候 洋 区 京 方 部 路 融 行 站 箭"
        " 班 间 疗 长 院 规",
        spaces=False,
        stop="。",
    ),
    "ja": Spelling(
        "ja",
        "の に は を た が で て と し れ さ ある いる も する から な こと として い や など 政府 東京 会社"
        " 発表 昨日 新しい",
        "経 市 国 政 公 東 発 記 京 都 会 首 民 工 大 新 地 水 電 学 生 天 海 山 北 南",
        "った いた して など される された 済 相 社 場 府 表 者 した ている 区 力 校 駅 県",
        spaces=False,
        stop="。",
    ),
}
