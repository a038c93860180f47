-- What a search finds by name: kind of page, its key, the words shown, and other words by which it is known.
with spoken (actor_id, others) as (
    values ('usa', 'US USA America American Amerika 米国 アメリカ 美国 미국'), ('gbr', 'UK Britain British England 英国 イギリス 영국'), ('jpn', 'Japanese 日本 일본 Jepang'),
        ('kor', 'ROK Korea Korean 韓国 韩国 한국'), ('prk', 'DPRK Korea 北朝鮮 朝鲜 북한'), ('chn', 'PRC Chinese 中国 중국'), ('aus', 'Australian 豪州 オーストラリア 澳大利亚 호주'),
        ('phl', 'Filipino Pilipinas フィリピン 菲律宾 필리핀'), ('ind', 'Indian インド 印度 인도'), ('fra', 'French フランス 法国'), ('idn', 'Indonesian インドネシア 印尼'),
        ('vnm', 'Vietnamese Viet Nam ベトナム 越南'), ('twn', 'ROC Taiwanese 台湾'), ('nzl', 'NZ ニュージーランド'), ('can', 'Canadian カナダ'), ('deu', 'German ドイツ'),
        ('ita', 'Italian イタリア'), ('rus', 'Russian ロシア'), ('sgp', 'シンガポール'), ('tha', 'Thai タイ'), ('mys', 'マレーシア'), ('are', 'UAE Emirates'), ('png', 'PNG')
),
states as (
    select p.*, concat_ws(' ', p.native_name, p.iso3, o.others) as others from _parties p left join spoken o on o.actor_id = p.actor_id
),
pairs as (
    select distinct pair_id, actor_1, actor_2 from _partners where actor_1 < actor_2
)
select 'state' as page, actor_id as key, name, others, agreements || ' agreements' as more, 3 as rank from states where actor_kind = 'state'
union all
select 'body', actor_id, name, others, agreements || ' agreements', 2 from states where actor_kind <> 'state'
union all
select 'pair', p.pair_id, s.name || ' and ' || t.name, concat_ws(' ', s.others, t.others), 'What the two have agreed', 2
from pairs p join states s on s.actor_id = p.actor_1 and s.actor_kind = 'state' join states t on t.actor_id = p.actor_2 and t.actor_kind = 'state'
union all
select 'kind', code, title, description, 'Kind of agreement', 3 from codelist_agreement_kind
union all
select 'agreement', a.agreement_id, a.name,
    concat_ws(' ', a.official_title, (select string_agg(concat_ws(' ', s.name, s.others), ' ' order by s.name) from _members m join states s on s.actor_id = m.actor_id where m.agreement_id = a.agreement_id)),
    t.title || coalesce(', ' || h.placed, ''), 1
from agreements a
join _heads h on h.agreement_id = a.agreement_id
join codelist_agreement_status t on t.code = h.status
union all
select 'publisher', a.actor_id, a.name, a.native_name, 'Publisher of ' || count(*) || case count(*) when 1 then ' page' else ' pages' end, 0
from actors a join sources s on s.publisher_id = a.actor_id group by a.actor_id, a.name, a.native_name
order by 1, 2
