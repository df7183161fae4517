"""Words of one kind that exclude each other: who is a nurse is no doctor, north is not south."""

# One kind a line, which goes on where the next is set in; "/" joins forms and words that may mean
# the same. No name is among them.
_TABLE = """
first second third fourth fifth sixth seventh eighth ninth tenth
north/northern/northwards/northbound south/southern/southwards/southbound east/eastern/eastbound
  west/western/westbound
left right
top bottom
upper lower
inner outer
indoor/indoors outdoor/outdoors
father/fathers/dad/dads mother/mothers/mum/mums/mom brother/brothers sister/sisters son/sons
  daughter/daughters husband/husbands wife/wives uncle/uncles aunt/aunts cousin/cousins
  nephew/nephews niece/nieces grandfather/grandfathers grandmother/grandmothers grandson/grandsons
  granddaughter/granddaughters
man/men/boy/boys/male/males/gentleman woman/women/girl/girls/female/females/lady
he she
his her
himself herself
actor/actors actress/actresses
king/kings queen/queens prince/princes princess/princesses
gold silver bronze
gold silver copper iron/steel aluminium/aluminum zinc nickel tin platinum uranium
spring summer autumn winter
morning afternoon evening/night
euro/euros dollar/dollars pound/pounds/sterling yen rouble/roubles rupee/rupees franc/francs
doctor/doctors/surgeon/surgeons/physician/physicians nurse/nurses midwife/midwives
  dentist/dentists pharmacist/pharmacists
  lawyer/lawyers/solicitor/solicitors/barrister/barristers/attorney/attorneys/prosecutor/prosecutors
  teacher/teachers farmer/farmers soldier/soldiers driver/drivers pilot/pilots judge/judges
  jury/jurors journalist/journalists/reporter/reporters actor/actors
  singer/singers/musician/musicians engineer/engineers scientist/scientists/researcher/researchers
  builder/builders hunter/hunters firefighter/firefighters paramedic/paramedics plumber/plumbers
  chef/chefs butcher/butchers fisherman/fishermen miner/miners sailor/sailors
  police/policeman/policemen
judge/judges/magistrate/magistrates prosecutor/prosecutors juror/jurors/jury witness/witnesses
  defendant/defendants
guard/guards/warder/warders inmate/inmates/prisoner/prisoners/detainee/detainees
teacher/teachers/lecturer/lecturers pupil/pupils/student/students/schoolchildren parent/parents
  headteacher/headteachers
doctor/doctors patient/patients
nurse/nurses patient/patients
driver/drivers passenger/passengers pedestrian/pedestrians cyclist/cyclists
  motorcyclist/motorcyclists
landlord/landlords tenant/tenants
employer/employers employee/employees/worker/workers/staff
lender/lenders borrower/borrowers
broker/brokers insurer/insurers retailer/retailers
  consumer/consumers/customer/customers/shopper/shoppers supplier/suppliers
  manufacturer/manufacturers farmer/farmers regulator/regulators
buyer/buyers seller/sellers
victim/victims attacker/attackers
player/players referee/referees spectator/spectators coach/coaches/manager/managers
striker/strikers/forward/forwards goalkeeper/goalkeepers midfielder/midfielders defender/defenders
batsman/batsmen bowler/bowlers
arm/arms/hand/hands/elbow/wrist leg/legs/foot/feet/knee/knees/ankle/ankles/thigh head/skull spine
  chest neck/throat shoulder/shoulders
heart brain/brains liver kidney/kidneys lung/lungs eye/eyes ear/ears skin stomach tail/tails nose
dog/dogs/puppy/puppies cat/cats/kitten/kittens horse/horses/pony cow/cows/cattle pig/pigs
  sheep/lamb/lambs goat/goats chicken/chickens lion/lions tiger/tigers leopard/leopards bear/bears
  wolf/wolves fox/foxes shark/sharks whale/whales dolphin/dolphins elephant/elephants
  monkey/monkeys snake/snakes
herring cod haddock plaice salmon tuna mackerel
beer/lager/ale wine/wines whisky/whiskey coffee tea milk rum vodka gin
sugar salt rice wheat maize/corn cotton
garlic basil mint chilli onion onions ginger coriander parsley
football/soccer rugby cricket tennis golf boxing rowing cycling swimming hockey basketball
  baseball athletics
biology chemistry physics geology geography history
malaria dengue cholera ebola measles flu/influenza tuberculosis cancer diabetes
piano violin guitar drums cello flute trumpet saxophone
car/cars bus/buses/coach/coaches train/trains/tram/trams truck/trucks/lorry/lorries/van/vans
  plane/planes/aircraft/jet/helicopter/helicopters ship/ships/boat/boats/ferry
  bike/bikes/bicycle/bicycles/motorbike/motorcycle taxi/taxis
school/schools hospital/hospitals prison/prisons/jail/jails church/churches hotel/hotels
  airport/airports museum/museums library/libraries factory/factories theatre/theatres/theater
  mosque/mosques pharmacy/pharmacies motel/motels restaurant/restaurants supermarket/supermarkets
  stadium/stadiums
kitchen bedroom bathroom garage garden
army navy
urban rural
primary secondary
civil criminal
magistrates crown
import/imports export/exports
domestic foreign/international
weekly daily monthly annual/yearly quarterly
solar wind nuclear coal
christian/christians muslim/muslims jewish/jew/jews hindu/hindus buddhist/buddhists sikh/sikhs
catholic/catholics protestant/protestants
red blue green yellow black white orange purple pink brown grey/gray
hijab niqab burqa/burka
sergeant/sergeants corporal/corporals captain/captains major colonel/colonels general/generals
  admiral/admirals lieutenant/lieutenants
pope bishop/bishops/archbishop/archbishops priest/priests/vicar/vicars imam/imams rabbi/rabbis
  nun/nuns monk/monks
mayor/mayors governor/governors senator/senators ambassador/ambassadors president/presidents
  king/kings
gun/guns/pistol/pistols/rifle/rifles/handgun/shotgun/firearm/firearms knife/knives/machete
  bomb/bombs/explosives grenade/grenades missile/missiles hammer axe sword
murder/murders manslaughter theft/thefts/robbery/robberies/burglary fraud rape arson kidnapping
  blackmail bribery perjury
rain snow hail fog
earthquake/earthquakes flood/floods/flooding hurricane/hurricanes/typhoon/cyclone/storm
  wildfire/wildfires landslide/landslides tsunami avalanche drought
lake/lakes river/rivers sea/ocean canal/canals
blood urine saliva
baby/babies/infant/infants/newborn toddler/toddlers teenager/teenagers/teenage
  pensioner/pensioners
eagle/eagles owl/owls pigeon/pigeons swan/swans duck/ducks crow/crows
bee/bees wasp/wasps ant/ants mosquito/mosquitoes butterfly/butterflies spider/spiders
potato/potatoes tomato/tomatoes carrot/carrots cabbage
apple/apples pear/pears banana/bananas grape/grapes strawberry/strawberries
beef pork lamb chicken
bread cheese butter
petrol/gasoline diesel kerosene
oil gas coal
semi quarter
singles doubles
film/films/movie/movies book/books/novel/novels album/albums
newspaper/newspapers magazine/magazines television/tv radio
door/doors window/windows roof/roofs ceiling
shirt/shirts trousers/jeans skirt/skirts hat/hats coat/coats/jacket/jackets
  shoe/shoes/boots/trainers sock/socks glove/gloves
necklace bracelet ring earring/earrings watch/watches
wood/wooden plastic glass concrete paper
income inheritance property corporation
plumber/plumbers electrician/electricians carpenter/carpenters
infantry cavalry artillery
hydrogen oxygen nitrogen carbon helium methane
physics chemistry medicine literature economics
democracy monarchy dictatorship
liver heart lung/lungs kidney/kidneys breast prostate bowel
skull spine rib/ribs pelvis jaw
waiter/waiters waitress/waitresses barman
host/hosts guest/guests
winner/winners loser/losers
sender/senders recipient/recipients
donor/donors recipient/recipients
landlord/landlords lodger/lodgers
bride groom/bridegroom
stepfather stepmother
"""


def _kinds() -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for kind, line in enumerate(_TABLE.replace("\n  ", " ").split("\n")):
        for meaning, words in enumerate(line.split()):
            for word in words.split("/"):
                found.setdefault(word, []).append((kind, meaning))
    return found


_KINDS = _kinds()


def exclude(one: str, other: str) -> bool:
    """Whether two folded words are of one kind and not the same in any."""
    mine, theirs = _KINDS.get(one, ()), _KINDS.get(other, ())
    same = set(mine) & set(theirs)
    return not same and any(kind == k for kind, _ in mine for k, _ in theirs)


def same(one: str, other: str) -> bool:
    """Whether two folded words are the same, or may mean the same in one of their kinds."""
    return one == other or not set(_KINDS.get(one, ())).isdisjoint(_KINDS.get(other, ()))


def has_kind(form: str) -> bool:
    """Whether a folded word excludes any."""
    return form in _KINDS
