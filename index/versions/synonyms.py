"""Words that news texts use for one another.

A table of general English as papers write it, made by hand; it knows no story. Words of
one line may stand for one another, a word may stand in several lines, and two words
joined by "_" are one expression. Endings do not matter.
"""

from __future__ import annotations

from functools import cache

from index.versions.roots import root

__all__ = ["equivalents", "expressions"]

_TABLE = """
# speaking
say tell state declare remark comment note add explain mention
announce declare unveil reveal disclose
claim allege assert maintain contend insist argue
deny reject refute dismiss dispute rebut
admit acknowledge concede confess
warn caution alert
criticize condemn denounce blast slam attack deplore decry rebuke lambast
praise commend hail applaud laud welcome
urge call_for appeal exhort press
demand require insist
ask request seek
promise pledge vow commit guarantee assure reassure
suggest propose recommend
refuse decline reject turn_down
agree accept consent approve
oppose object resist against
support back endorse favor champion
discuss talk debate negotiate
talk discussion negotiation dialogue conversation
answer reply respond response
predict forecast expect anticipate
describe depict portray characterize
emphasize stress underline underscore highlight
accuse charge blame allege
complain protest grumble
speech address remarks
threat threaten menace
joke quip
apologize apology sorry regret
# people and offices
spokesman spokeswoman spokesperson press_secretary spokespeople
leader head chief boss ruler
minister secretary
premier prime_minister chancellor
lawmaker legislator congressman congresswoman senator representative deputy mp
politician official
envoy emissary ambassador diplomat representative
lawyer attorney counsel solicitor barrister
police officer cop constable policeman
prosecutor district_attorney
doctor physician medic surgeon
nurse medic paramedic
soldier troop serviceman trooper
army military armed_forces troops
rebel insurgent militant fighter guerrilla
terrorist extremist militant
expert specialist analyst scholar
scientist researcher
professor academic scholar
journalist reporter correspondent
writer author novelist
businessman entrepreneur tycoon executive
worker employee staff staffer laborer
boss manager supervisor executive chief
chief_executive ceo
child kid youngster
teenager teen youth adolescent
student pupil
teacher educator instructor
parent mother father
husband wife spouse
wife spouse husband
relative family kin
friend ally
ally partner
enemy foe adversary rival opponent
rival opponent competitor contender
critic opponent detractor
supporter backer follower
activist campaigner protester
protester demonstrator marcher
dissident opponent critic
refugee migrant asylum_seeker immigrant
citizen national resident
resident inhabitant villager local
passenger traveler
witness bystander onlooker
victim casualty
suspect defendant accused
prisoner inmate detainee captive
hostage captive
thief robber burglar
killer murderer gunman shooter
gunman shooter attacker assailant
attacker assailant perpetrator
spy agent
neighbor neighbour
voter elector electorate
candidate contender nominee
customer client consumer shopper
buyer purchaser customer
owner proprietor
star celebrity
actor actress
player athlete
coach manager trainer
fan supporter
winner champion victor
# crime, courts and police
arrest detain apprehend custody nab
jail prison imprison incarcerate custody behind_bars
jail_term sentence prison_term
release free liberate let_go freed
kill murder slay assassinate slaughter
murder homicide killing slaying
kill dead die death fatal deadly lethal
die dead death pass_away perish
shoot shot gunfire gun_down fire
gun firearm weapon pistol rifle handgun
stab knife
injure wound hurt
injury wound
attack assault raid strike
assault beat attack
rob robbery steal theft burglary
steal loot rob
fraud scam deception swindle
fraud rig rigging irregularity
rig fix manipulate falsify
bribe bribery corruption graft
smuggle traffic
kidnap abduct abduction seize
rape sexual_assault
drunk intoxicated
try trial prosecute
trial hearing court
court tribunal judge
judge magistrate justice
sue lawsuit suit litigation
lawsuit suit complaint
convict guilty conviction
acquit clear exonerate
charge indict indictment accuse
sentence punish condemn
verdict ruling judgment
ruling decision judgment
probe investigate inquiry investigation examine look_into
crime offense offence
evidence proof
search hunt manhunt
escape flee break_out
flee escape run_away
gang mob
law legislation statute
bill legislation measure
illegal unlawful illicit
ban prohibit forbid outlaw bar
allow permit let authorize
fine penalty
rule regulation
break violate breach
# politics
election vote poll ballot
elect vote
poll survey
party faction
government administration cabinet
regime government
parliament legislature assembly congress
resign quit step_down
resign resignation departure
fire dismiss sack oust lay_off
oust overthrow topple depose
appoint name nominate select
nominate pick choose
choose select pick
win victory triumph prevail
win defeat beat
lose defeat
victory triumph win
landslide overwhelming
defeat loss
campaign bid
run bid campaign
reform overhaul
veto block
block halt prevent thwart
delay postpone
postpone put_off delay
cancel call_off scrap
end finish conclude halt
cease_fire ceasefire truce
peace ceasefire truce
agreement deal accord pact treaty
pact treaty accord
sign agree
sanction penalty embargo
ease lift relax loosen
impose enforce
isolate isolation shun ostracize
relation tie link relationship
tie link bond connection
visit trip travel
trip journey visit tour
travel fly head
meeting summit talks
meet meeting
host welcome receive
invite invitation
delegation mission
crackdown repression
repression oppression persecution
suppress crush quash
protest demonstration rally march
rally gather
unrest riot turmoil
riot unrest clash
clash fight battle
strike walkout stoppage
dispute row quarrel conflict
crisis emergency
freedom liberty
democracy democratic
dictator autocrat strongman authoritarian
authoritarian autocratic dictatorial
capital city
border frontier
exile banish
ambassador envoy
abroad overseas foreign
# war and disaster
war conflict fighting
battle fight combat
invade invasion incursion
bomb explosive device
bomb explode blast
explosion blast
explode blast detonate blow_up
missile rocket
drone unmanned
shell bombard
plane aircraft jet airplane airliner
helicopter chopper
ship vessel boat
destroy ruin wreck devastate demolish
destruction devastation damage
damage harm
fire blaze flame
burn blaze fire
arson arsonist
fire inferno wildfire
crash collide collision accident
accident crash mishap
earthquake quake tremor temblor
quake earthquake tremor
shake rattle rock jolt
flood flooding deluge inundate
storm hurricane typhoon cyclone
hurricane storm
drought dry
rescue save
save salvage
evacuate evacuation flee
disaster catastrophe tragedy
survive survivor
missing disappear vanish
collapse fall
danger peril risk
dangerous perilous risky hazardous unsafe
safe secure safety
security safety
escalate intensify worsen
worsen deteriorate
tension strain
retaliate retaliation revenge reprisal
withdraw pull_out withdrawal retreat
deploy send station
send dispatch
surrender give_up
arm weapon
nuclear atomic
# money and work
company firm business corporation
company enterprise
firm company
bank lender
money cash fund
fund finance
cost price
pay wage salary
pay compensation
buy purchase acquire
acquire takeover acquisition
merge merger
sell sale
sale deal
profit earnings gain
loss deficit
debt loan
loan lend
tax levy
tariff duty levy
rise increase grow climb jump surge soar
increase rise growth
grow growth expand
fall drop decline decrease slip plunge tumble
drop decline fall
cut reduce slash lower
reduce lower decrease
raise increase lift
economy economic
job employment
unemployment jobless
hire recruit employ
layoff cut job
factory plant
plant facility
shop store
shop outlet
market trade
trade commerce
invest investment
budget spending
spend expenditure
expensive costly
cheap inexpensive
poor impoverished
rich wealthy affluent
aid assistance help relief
help assist aid
donate donation give contribute
charity nonprofit
bankrupt insolvent
product item goods
launch introduce release unveil
launch start begin
maker manufacturer
make produce manufacture
build construct
building structure
house home residence
home residence
apartment flat
hotel motel inn
car vehicle automobile auto
truck lorry
train rail
road highway street
airport airfield
phone telephone mobile
computer laptop
internet online web
website site
email mail
message text note
letter note
photo picture photograph image
video footage clip film
film movie
show program
tv television
television broadcast
broadcast air
newspaper paper daily
media press
book title
song track
award prize honor
game match
team squad side
# health and science
illness disease sickness ailment
ill sick
virus infection
infect infection
vaccine vaccination jab shot immunize
treat treatment therapy
drug medicine medication
drug narcotic
hospital clinic
hospital hospitalize
pregnant pregnancy
birth born
cure heal
study research
research study
discover find discovery
test trial
space orbit
climate weather
energy power
oil petroleum crude
gas fuel
coal mine
electricity power
water river
# general verbs
begin start commence launch
stop halt cease end
continue go_on proceed
happen occur take_place
cause lead trigger spark prompt
spark trigger spur prompt
prompt spur lead
create make form
change alter shift
shift change
improve better enhance
strengthen bolster boost reinforce
weaken undermine erode
undermine weaken
boost increase lift
show demonstrate display
display exhibit show
prove show confirm
confirm verify
hide conceal
keep retain
hold keep
use employ utilize
need require
try attempt seek effort
attempt effort bid
effort attempt push
aim seek goal intend
plan intend scheme
plan proposal
goal aim objective target
want wish desire
hope wish
fear worry concern
concern worry anxiety
believe think consider
know aware
learn discover
understand realize
decide determine decision
choose opt
get obtain receive
obtain secure
secure win gain
give provide grant hand
provide supply offer
supply deliver
offer propose
take seize grab
seize capture confiscate
capture catch
bring carry
carry transport
move shift relocate
leave depart exit
arrive reach come
reach hit
enter join
join participate
participate attend join take_part
attend present
return come_back
follow pursue
chase pursue
lead guide
control command
run operate manage
work operate
fight struggle combat
struggle battle
push shove
throw hurl toss
hit strike slam
break shatter
fix repair
open inaugurate
close shut
include contain comprise
remove withdraw take_away
replace substitute
join unite
separate divide split
divide split
share distribute
spread distribute
appear seem look
look appear
watch observe view
see witness
search look
find locate
lose miss
mark celebrate commemorate
celebrate festivity
honor tribute
mourn grieve
laugh mock
cry weep
sleep rest
stay remain
remain stay
live reside
wait await
delete erase
link connect tie
cover include
reveal disclose expose
leak disclose
publish print release
post publish upload
rely depend dependent
depend rely
avoid avert
prevent avert stop
fail failure unsuccessful futile
succeed success
deadlock stalemate impasse
stall deadlock stalemate
unable cannot
# general adjectives, adverbs and nouns
big large huge major massive
huge massive enormous giant vast
small little tiny
main chief key principal primary
important significant crucial key
crucial vital critical essential
famous renowned well_known
new recent fresh
old former ancient
former ex
current present
early initial
late recent
quick fast rapid swift
slow gradual
difficult hard tough
hard tough
easy simple
good great
bad poor
serious severe grave
severe harsh
strong powerful
weak fragile
angry furious outrage
happy glad pleased
sad sorrow
shock stun
surprise astonish
strange odd unusual
clear obvious evident
unclear uncertain
likely probable
possible potential
certain sure
real genuine
false untrue fake
true accurate
wrong incorrect mistaken
right correct
fair just
free liberty
public open
private personal
secret covert confidential classified
local regional
global worldwide international
international global
domestic internal
foreign overseas
close near
nearby neighboring adjacent
entire whole full
whole complete total
near almost nearly
almost nearly
about approximately around roughly
approximately roughly
often frequently
rare seldom
soon shortly
immediate prompt
immediately instantly
before prior
prior ahead
recently lately
currently presently
finally eventually
suddenly abruptly
together jointly
only sole
step move measure
move action step
action measure
way manner
problem issue trouble
issue matter question
reason cause motive
result outcome consequence
outcome result
effect impact
impact influence
influence sway
role part
position stance
stance position
view opinion
opinion view
idea concept
plot conspiracy
attitude approach
approach policy
policy strategy
list roster
number figure
figure number
amount sum
part portion share
half fifty
member part
group organization
organization body agency
agency office department
department ministry
area region zone
region territory
territory land
place site location
location site
scene site
town village
village hamlet
city town municipality
country nation
nation state
world globe
downtown center
school college
college university
church parish
church chapel
mosque shrine
holiday vacation
trip vacation
food meal
meal dinner lunch
drink beverage
alcohol drink liquor
dog canine
cat feline
cow cattle
month week
night evening overnight
morning dawn
evening night
noon midday
christmas holiday
annual yearly
daily everyday
decade ten_years
anniversary commemoration
collaborate cooperate partnership
cooperation collaboration
partnership alliance
alliance coalition
loyal allegiance loyalty
loyalty allegiance
trust confidence
doubt skepticism
skeptical doubtful
restore renew
renew resume
resume restart
revive renew
reduce ease
downgrade lower
neutral impartial
landmark historic
historic landmark
unprecedented historic
controversial disputed contentious
disputed contested
condemn criticism
criticism condemnation
# one root, two stems
decide decision
destroy destruction
lose loss
grow growth
choose choice
think thought
speak speech
sell sale
fly flight
see sight
believe belief
prove proof
succeed success successful
receive reception receipt
assume assumption
explain explanation
permit permission
describe description
produce production product
invade invasion invader
extend extension extent
expand expansion
conclude conclusion
deceive deception
defend defense defence
offend offense offence
pursue pursuit
respond response
suspend suspension
refuse refusal
arrive arrival
approve approval
survive survival survivor
deny denial
bury burial funeral
marry marriage wedding
divorce separate
weigh weight
high height
long length
strong strength
wide width
deep depth
young youth
true truth
poor poverty
wise wisdom
angry anger
hungry hunger
proud pride
absent absence
violent violence
silent silence quiet
patient patience
confident confidence
distant distance
science scientist scientific
terror terrorist terrorism
arson arsonist
account accountant
teach teacher
lead leader leadership
employ employee employer
detain detainee detention
vote voter
own owner
win winner
begin beginning
advise adviser advice
threat threaten
apply application applicant
analyze analysis analyst
strategy strategic
emphasis emphasize
criticize critic criticism
economy economist
piano pianist
drunk drunken
wood wooden
gold golden
broad broaden
wide widen
deep deepen
short shorten shortage
sharp sharpen
weak weaken
strong strengthen
hard harden
light lighten
death die dead
live life alive
blood bleed
food feed
gift give
song sing
seat sit
tale tell
sale sell
advice advise
breath breathe
clothes clothing dress
appear appearance
accept acceptance
resist resistance
assist assistance assistant
exist existence
guide guidance
clear clearance
maintain maintenance
remove removal
renew renewal
betray betrayal
rehearse rehearsal
transmit transmission
admit admission
submit submission
commit commitment
omit omission
collide collision
decide decisive
revise revision
divide division
provide provision
televise television
persuade persuasion
explode explosion explosive
erode erosion
intrude intrusion
include inclusion
exclude exclusion
confuse confusion
oppress oppression oppressor
possess possession
discuss discussion
profess profession professional
impress impression
compete competition competitor
repeat repetition
oppose opposition opponent
compose composition
expose exposure
close closure
fail failure
press pressure
depart departure
sign signature
mix mixture
seize seizure
please pleasure
legislate legislation legislature legislator
# places and peoples
us. america american
uk britain british
russia moscow kremlin russian
kremlin moscow
china beijing chinese
france paris french
germany berlin german
japan tokyo japanese
india delhi indian
iran tehran iranian
israel jerusalem israeli
ukraine kyiv ukrainian
turkey ankara turkish
syria damascus syrian
iraq baghdad iraqi
egypt cairo egyptian
spain madrid spanish
italy rome italian
poland warsaw polish
belarus minsk belarusian
georgia tbilisi georgian
cuba havana cuban
mexico mexican
canada ottawa canadian
venezuela caracas venezuelan
brazil brasilia brazilian
saudi riyadh
lebanon beirut lebanese
afghanistan kabul afghan
pakistan islamabad pakistani
north_korea pyongyang
south_korea seoul
eu brussels europe
washington white_house
washington us. american
white_house administration
pentagon defense_department
state_department foreign_ministry
vatican pope pontiff
pope pontiff
fbi bureau
la los_angeles
nyc new_york
"""


@cache
def _tables() -> tuple[dict[str, tuple[str, ...]], frozenset[tuple[str, str]]]:
    groups: dict[str, dict[str, None]] = {}
    pairs: set[tuple[str, str]] = set()
    for line in _TABLE.strip().splitlines():
        if line.startswith("#"):
            continue
        keys = []
        for word in line.split():
            parts = [root(part) for part in word.split("_")]
            if len(parts) == 2:
                pairs.add((parts[0], parts[1]))
            keys.append(" ".join(parts))
        for key in keys:
            groups.setdefault(key, {}).update(dict.fromkeys(keys))
    return {key: tuple(k for k in held if k != key) for key, held in groups.items()}, frozenset(pairs)


def equivalents(key: str) -> tuple[str, ...]:
    """Give the keys that may say the same as a key; an expression's key has a space in it."""
    return _tables()[0].get(key, ())


def expressions() -> frozenset[tuple[str, str]]:
    """Give the pairs of neighbouring keys that make one expression of the table."""
    return _tables()[1]
