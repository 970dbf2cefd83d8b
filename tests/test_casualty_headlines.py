"""Casualties in headlines: what the detectors find is compared with what a reader finds.

One headline a line; behind the bar the casualties that it states in figures or number words. Those
in brackets are a matter of convention: neither asked for nor held against the detector.
"""

import re
from collections import Counter
from collections.abc import Callable

import pytest

from validator.document import Document

MakeDocument = Callable[[str], Document]

_NUMERAL = re.compile(
    r"\d|\b(?:(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)\b"
    r"|one\b|hundred|thousand|dozen|pair|couple|both)",
    re.IGNORECASE,
)

FIRST = """\
3 killed, 12 hurt as bus overturns in Turkey | killed 3, injured 12
Death toll from Italian bridge collapse rises to 43 | killed 43
At least 20 dead after ferry capsizes off Tanzania | killed 20
Gunman kills four, self at Illinois plant | killed 4
Two teens among 5 shot at block party in Baltimore | injured 5, (injured 2)
Six more bodies found in rubble of collapsed hotel | killed 6
9 Dead In Fiery California Highway Crash | killed 9
Blast in Kabul mosque kills dozens |
Landslide buries 30 in northern Vietnam | (missing 30)
12 feared dead as trawler sinks | killed 12
Police: 2 officers wounded in Tulsa standoff | injured 2
1 dead, 3 injured in house fire | killed 1, injured 3
Car bomb leaves 14 dead in Mogadishu | killed 14
Ferry sinks in Bay of Bengal; 40 missing | missing 40
Quake toll nears 300 | killed 300
Five-year-old among three killed in Leeds fire | killed 3
Thousands flee as volcano erupts |
No one hurt in Heathrow runway scare |
Man, 34, killed in motorway crash |
Dozens killed in 2 attacks on Nigerian villages |
World War II dead honored at Arlington |
Top 10 deadliest earthquakes since 1900 |
Stray bullet kills 3-year-old girl in Chicago |
24-hour strike hits hospitals after nurse killed |
Flight 93 memorial honors the dead |
$3 million reward offered in officer's killing |
9/11 victims remembered 20 years on |
Road deaths up 7 percent in 2018 |
Suspect killed after chase on Interstate 95 |
Avalanche Kills Four Skiers In Swiss Alps | killed 4
Suicide Bomber Kills 58 in Lahore | killed 58
Toll Nears 300 in Sri Lanka Floods | killed 300
TWO KILLED IN HELICOPTER CRASH | killed 2
17 DEAD IN FLORIDA SCHOOL SHOOTING | killed 17
Gunmen kill 11 miners in southwest Pakistan | killed 11
Truck bomb at Somali hotel kills 22, wounds 30 | killed 22, injured 30
Hurricane death toll climbs past 2,900 in Puerto Rico | killed 2900
Train crash in India leaves at least 60 dead, 150 injured | killed 60, injured 150
Bus plunge kills 26 pilgrims in Nepal | killed 26
Eight killed in Utah head-on collision, including five children | killed 8, killed 5
One killed, two hurt in Bronx shooting | killed 1, injured 2
Israeli airstrike kills 3 in Gaza | killed 3
Syria: 47 civilians killed in Idlib raids | killed 47
Typhoon leaves 31 dead, 9 missing in Philippines | killed 31, missing 9
Boat with 90 migrants sinks; 11 drown | killed 11
More than 200 schoolgirls abducted in Nigeria | captured 200
Boko Haram kidnaps 40 | captured 40
Pirates seize tanker, take 15 crew hostage | captured 15
Gunman takes 3 hostage at Sydney cafe | captured 3
Floods displace 50,000 in Bangladesh | displaced 50000
10,000 evacuated as wildfire nears town | displaced 10000
Thousands homeless after cyclone kills 82 | killed 82
Two police officers shot in Dallas | injured 2
3 shot, 1 fatally, at Houston club | injured 3, (killed 1)
Four people stabbed at Manchester station | injured 4
Knife attacker wounds 7 in Finland before police shoot him | injured 7
two killed in car crash near dubbo | killed 2
three dead in light plane crash | killed 3
man dies, two hurt in ute rollover | injured 2
iraq car bombs kill 25 | killed 25
dozens of whales dead after stranding |
teen charged over crash that killed four | killed 4
One person killed in tornado in Alabama | killed 1
Tornado rips through Joplin, killing 116 | killed 116
Mudslide kills 13; dozens still missing | killed 13
South Sudan plane crash survivors: 'We saw 20 people die' | killed 20
Ebola kills 2 nurses in Congo | killed 2
Measles outbreak claims 68 lives in Samoa | killed 68
Heatwave claims 1,500 lives in France | killed 1500
Coronavirus deaths top 100,000 in U.S. | killed 100000
US coronavirus death toll passes 200,000 | killed 200000
Italy reports 793 new deaths | killed 793
Ohio crash victims were 4 sisters |
19 hurt when trolley derails | injured 19
Escalator malfunction hurts 20 in Rome | injured 20
Explosion at Texas plant injures 37 workers | injured 37
Grenade attack wounds five in Burundi | injured 5
Four hurt in school bus crash | injured 4
15 hospitalized after chemical leak | injured 15
Bomb blast near Baghdad market kills at least 35 people | killed 35
Up to 100 feared drowned off Libya | killed 100
As many as 200 feared dead in dam collapse | killed 200
Kenya mall siege: 39 killed, 150 wounded | killed 39, injured 150
Yemen's Houthis say 30 killed in Saudi strike | killed 30
Afghan official: 12 police killed in Taliban attack | killed 12
Nine police, 3 civilians killed in Sinai ambush | killed 9, killed 3
Soldier, 2 militants killed in Kashmir | killed 2
Mother, two children found dead in home | killed 2
Couple, 3 kids found slain in Georgia | killed 2, killed 3
Police find 5 bodies in Milwaukee home | killed 5
Mexican police find 12 bodies in mass grave | killed 12
14 bodies recovered after mine blast | killed 14
Search on for 8 missing after Marine aircraft sinks | missing 8
Eight sailors missing after collision | missing 8
Hopes fade for 33 trapped miners | affected 33
Crews rescue 12 boys from Thai cave |
45 rescued from burning ferry |
Plane with 62 aboard crashes in Siberia |
Indonesian jet crashes with 189 aboard; all feared dead | (killed 189)
All 176 aboard killed as jet crashes near Tehran | killed 176
All 72 on board die in Nepal plane crash | killed 72
No survivors as plane with 44 on board crashes |
Father of two killed in Afghanistan |
Mother of 3 killed by falling tree |
Killer of nine gets life | killed 9
Man charged in deaths of 2 women | killed 2
Driver jailed for 6 years over death of cyclist |
Man sentenced to death for killing 5 co-workers | killed 5
Ex-officer on trial for 1993 killing |
Texas executes man who killed 3 | killed 3
Saudi Arabia executes 47 | killed 47
Iran hangs 3 over bank fraud | killed 3
Storm kills 3, cuts power to 1 million | killed 3
Wildfire kills 2, destroys 1,000 homes | killed 2
Fire kills 300 sheep on farm |
Job losses hit 5,000 as plant closes |
Stocks lose 300 points |
Lakers kill off late rally to win 3 in row |
Oil firm cuts 500 jobs |
Brewers lose 4 to injuries |
Two years after Rana Plaza, survivors wait |
10 years on, tsunami dead remembered |
3 days of mourning after blast kills president |
Hundreds mourn teen shot by police |
Second man dies after motorway pile-up |
Third victim dies after Nice church attack |
Police kill gunman after 3-hour standoff |
At 84, actor dies of pneumonia |
Author dies at 91 |
Singer, 27, found dead in London flat |
12-year-old boy killed by train |
2-year-old dies after being left in hot car |
Two 15-year-olds killed in crash | killed 2
Two more die from flu | killed 2
4 more Afghan civilians killed in drone strike | killed 4
Another 3 killed as protests spread in Sudan | killed 3
A dozen killed in Damascus shelling | killed 12
Half a dozen wounded in Belfast riot | (injured 6)
Scores killed in Mecca stampede |
Nearly 1,000 killed in Philippines drug war | killed 1000
Over 700 pilgrims crushed to death near Mecca | killed 700
Gas blast kills 2 firefighters, injures 10 others | killed 2, injured 10
Amtrak train derails, killing 3 and injuring dozens | killed 3
Crash on M5 kills seven | killed 7
Kills 2 in Minn.: school bus hits van | killed 2
Palestinian wounds 2 Israelis, is shot dead | injured 2
2 Sherpas, climber die on Everest | killed 2
Hiker falls 300 feet to death |
Lightning kills 16 in Rwanda church | killed 16
Cholera sickens 500 in Haiti | injured 500
E. coli sickens 58 in 16 states | injured 58
Ukraine: 2 soldiers killed, 6 wounded in past 24 hours | killed 2, injured 6
NATO: 3 troops killed in Afghanistan | killed 3
Roadside bomb kills U.S. soldier, 2 interpreters | killed 2
7 Marines Die In Training Blast At Nevada Depot | killed 7
Twin Bombings Kill 12, Including 4 Soldiers | killed 12, killed 4
Libya clashes: 6 killed, 25 hurt | killed 6, injured 25
Toll in Bangladesh factory collapse passes 1,100 | killed 1100
Haiti quake toll: 2,200 dead | killed 2200
Mexico Quake Death Toll Up to 61 | killed 61
Fire death toll hits 80 | killed 80
Officials lower bus crash toll to 15 | killed 15
"""

SECOND = """\
Rescuers pull 17 bodies from Genoa rubble | killed 17
Grim tally in Bahamas: 50 dead, 1,300 unaccounted for | killed 50, missing 1300
Baghdad suicide bombing death toll soars to 292 | killed 292
Police say 4 victims in Orlando home were shot to death | killed 4
Man shoots wife, three kids before turning gun on himself | injured 3
Passenger van plunges into canal, drowning 11 | killed 11
Eleven soldiers slain in Mali ambush | killed 11
French jets pound Raqqa; 33 militants reported dead | killed 33
Seven die as small plane slams into Alaska mountain | killed 7
Seven Miners Trapped After Blast; Two Confirmed Dead | affected 7, killed 2
No deaths reported after 6.4 quake jolts Puerto Rico |
Magnitude 7.8 quake hits Nepal, killing more than 2,500 | killed 2500
UN: 5,000 civilians killed or wounded in Afghanistan in 2019 | casualties 5000
Mass shooting survivors: 'It felt like 100 years' |
US troops kill 8 Taliban in raid | killed 8
Taliban free 5 hostages after 3 years |
Mother, 29, and baby among four dead in blaze | killed 4
Three arrested over death of toddler |
1 of 3 escaped inmates killed by police | killed 1
Fifth body found in search for missing fishermen |
Two bodies found in Arizona desert ID'd as migrants | killed 2
Ten-vehicle pileup kills 1, sends 6 to hospital | killed 1, injured 6
Apartment fire sends three to hospital | injured 3
Bus carrying 50 tourists overturns, 3 die | killed 3
Shooting outside Chicago funeral home leaves 15 wounded | injured 15
Shooter at Texas Walmart kills 20, hurts 26 | killed 20, injured 26
Colorado shooting: At least 10 killed, including police officer | killed 10
10 People Killed, 18 Injured As Truck Rams Crowd In Toronto | killed 10, injured 18
Van attack suspect faces 10 murder counts |
Officer guilty on 3 counts in death of motorist |
Church bombings toll revised down to 253 | killed 253
Sri Lanka cuts bombing death toll by about 100 |
Somalia: Death Toll From Truck Bombing Tops 500 | killed 500
Two die, 100 ill in hepatitis outbreak | killed 2, injured 100
Tainted liquor kills 84 in India | killed 84
Bootleg alcohol death toll at 99 | killed 99
India stampede: 27 die at temple | killed 27
Dam burst leaves 7 dead, 200 missing in Brazil | killed 7, missing 200
Gas explosion levels homes; 8 hurt | injured 8
Rockets hit Israeli town, wounding three | injured 3
Three IDF soldiers lightly wounded by mortar fire | injured 3
19 firefighters killed battling Arizona wildfire | killed 19
Nineteen firefighters dead in Arizona blaze | killed 19
Three more H1N1 deaths in Ontario | killed 3
B.C. reports 4 new COVID-19 deaths, 700 cases | killed 4
COVID-19 has now killed 500,000 Americans | killed 500000
AIDS killed 690,000 people in 2019, UN says | killed 690000
Pakistan train fire kills at least 71 as gas stove explodes | killed 71
Two dead, 11 injured in Kazakhstan warehouse blast | killed 2, injured 11
Capsized boat: 6 of 9 aboard feared dead | killed 6
Refugee boat sinks off Lesbos; 7 children drowned | killed 7
Coast guard suspends search for 5 missing boaters | missing 5
Nigerian troops free 293 women and girls from Boko Haram |
Gunmen abduct 80 students from Cameroon school | captured 80
Colombia rebels release 2 captives |
Fighting forces 40,000 from homes in Congo | displaced 40000
Half a million flee Mosul fighting | (displaced 500000)
2,000 Rohingya cross into Bangladesh daily |
More than 1 million displaced by Mozambique war | displaced 1000000
Fire guts factory, leaving 600 jobless |
Plant blast claims fourth victim |
Fukushima 50 hailed as heroes |
Charlotte shooting: 3 teens wounded near mall | injured 3
Triple murder suspect caught after 5 days |
Double homicide in Oakland; suspect, 19, held |
One dead, one wounded in Nashville stabbing | killed 1, injured 1
Hit-and-run driver kills 2 joggers | killed 2
Drunk driver gets 30 years for crash that killed 5 teens | killed 5
Jury awards $9 million to family of man killed by train |
Holocaust survivor, 92, among 11 killed at synagogue | killed 11
Sniper fire kills Ukrainian medic, injures 3 | injured 3
Army chopper crash kills all 14 on board | killed 14
Military plane crashes in Algeria with 257 deaths | killed 257
Bomb under bridge kills 4 policemen, 1 civilian | killed 4, killed 1
Egypt: 305 die in Sinai mosque massacre | killed 305
Norway gunman admits killing 77 | killed 77
Breivik, who killed 77, seeks parole | killed 77
Serial killer who murdered 13 dies in prison | killed 13
Jail riot in Brazil: 57 inmates dead, 16 decapitated | killed 57, killed 16
Guards held hostage in prison riot; two freed |
Chain-reaction crash on I-95 injures 24 | injured 24
Four wounded in drive-by on 38th Street | injured 4
Area 51 'raid' ends with 2 arrests |
Two Koreas exchange fire; no casualties |
Kashmir: three Lashkar men killed in encounter | killed 3
Encounter in Pulwama: 2 jawans martyred, 3 terrorists gunned down | killed 2, killed 3
Crush at Hindu festival: at least 40 people trampled to death | killed 40
Bear attack leaves two campers dead | killed 2
Shark kills surfer, third attack in 2 weeks |
Dog attack: 2-year-old boy critical |
Blizzard blamed for 18 deaths | killed 18
Cold snap linked to at least 21 deaths | killed 21
Deaths from vaping illness climb to 26 | killed 26
Opioid overdoses killed 47,000 in 2017 | killed 47000
WHO: polluted air kills 7 million a year | killed 7000000
Thai police hunt bombers after blast kills 20, injures 125 | killed 20, injured 125
teen among 4 killed in three-car smash | killed 4
eight missing after boat capsizes off wa coast | missing 8
man stabbed 15 times in pub brawl |
council votes to kill 200 feral cats |
"""

THIRD = """\
Blaze kills 10 at Brazilian soccer club's dorm | killed 10
Bomber targets Shiite shrine; 40 pilgrims slain | killed 40
Chile quake death toll lowered to 452 | killed 452
Chinook crash in Afghanistan kills 38 | killed 38
Winter storm leaves thousands without power, at least 6 dead | killed 6
Cyclone Idai: Hundreds of thousands in need |
Mozambique cyclone toll jumps to 446 | killed 446
French avalanche: three feared buried |
Three hikers found alive after 2 days |
Body count rises to 31 in Mexico tunnel |  killed 31
In Mexico, 43 students still missing | missing 43
Where are the 43 missing students? | missing 43
Parents of 43 missing Mexican students meet pope | missing 43
276 kidnapped schoolgirls: What we know | captured 276
Boko Haram frees 82 Chibok girls |
Philippine storm leaves 180 dead, scores missing | killed 180
Philippines says 44 commandos killed in clash with rebels | killed 44
Indian army claims 20 militants dead in strike | killed 20
Pakistan buries 132 children killed in school attack | killed 132
Taliban attack on Kabul hotel kills at least 18, ministry says | killed 18
Helicopter crash kills Kobe Bryant, 8 others | killed 8
Kobe Bryant, daughter, 7 others die in helicopter crash | killed 7
Las Vegas gunman fired 1,100 rounds, killing 58 people | killed 58
Vegas shooting leaves 58 dead, more than 500 hurt | killed 58, injured 500
Orlando: 49 names, 49 lives |
Sandy Hook: 20 children, 6 adults killed | killed 20, killed 6
Shooting victims include 14-year-old girl |
Teen kills 2, self at Kentucky high school | killed 2
Student stabs 20 at Pennsylvania high school | injured 20
Axe attack on German train injures four; attacker shot dead | injured 4
Acid attack: four American tourists burned in France | injured 4
Shots fired at club; 1 dead, several hurt | killed 1
1 Killed, 4 Wounded in Separate Shootings Overnight | killed 1, injured 4
8 killed, 42 wounded in weekend shootings across city | killed 8, injured 42
5 dead, 27 wounded over Memorial Day weekend in Chicago | killed 5, injured 27
2 dead as SUV plows into parade crowd | killed 2
Truck plows into Christmas market in Berlin, killing 12, injuring 48 | killed 12, injured 48
Nice attack: 84 dead, 202 hurt after lorry ploughs into crowd | killed 84, injured 202
Manchester Arena blast: 22 confirmed dead | killed 22
London Bridge attackers kill seven and wound 48 | killed 7, injured 48
London fire: Number of dead rises to 79 | killed 79
Grenfell Tower: 58 missing, presumed dead | (missing 58), (killed 58)
Ten Britons among dead in Tunisia massacre | killed 10
At least 3 Americans among 22 killed in Kabul siege | killed 22, killed 3
Iraq: Two US soldiers, 14 rebels killed in Fallujah | killed 2, killed 14
American dies in Nepal; 2 Canadians hurt | injured 2
Death of 2 Marines in training under review | killed 2
Fiji rescue: none of 5 crew hurt |
All five aboard survive crash landing |
Six survive; 71 die as Chapecoense team jet crashes | killed 71
Jet crash-lands at SFO; 2 killed, 181 taken to hospitals | killed 2, injured 181
Brazilian nightclub blaze claims at least 233 | killed 233
Nightclub owner gets 15 years for fire that killed 100 | killed 100
Bhopal at 30: gas leak that killed thousands |
Sinking of Titanic, which killed 1,500, recalled | killed 1500
Remembering the 168 killed in Oklahoma City | killed 168
Names of 13 service members killed in Kabul released | killed 13
The 5 victims of the Annapolis shooting |
5 slain journalists remembered | killed 5
6 killed in shooting spree in western Michigan; suspect held | killed 6
Suspect in killing of 5 women caught in Laredo | killed 5
Houston man arrested in slaying of 4 children, 2 adults | killed 4, killed 2
Doctor accused of murdering 14 patients | killed 14
Nurse convicted of killing 85 | killed 85
Charges dropped against 2 in overdose death |
Bus crash in Peru kills 48 as vehicle falls 100 metres | killed 48
Coach carrying 53 crashes in Alps, 1 dead | killed 1
Six-car crash on Route 128 injures 4 | injured 4
Two airlifted after Route 9 crash | (injured 2)
Four in critical condition after fire | injured 4
12 treated for smoke inhalation | injured 12
Carbon monoxide sickens 30 at hotel | injured 30
Food poisoning hits 150 at wedding | (injured 150), (affected 150)
Legionnaires' outbreak: 12 dead, 108 sickened | killed 12, injured 108
Flu kills 13 more children; season toll at 97 | killed 13, killed 97
Flu-related deaths up by 10 to 63 in state | killed 63
Covid: UK deaths pass 50,000 | killed 50000
India adds 3,980 Covid deaths in 24 hours | killed 3980
N.Y. nursing home deaths undercounted by 4,000 |
Ebola toll in Guinea reaches 59 | killed 59
Zika, dengue infect 5,000 |
More than 700,000 Rohingya driven from Myanmar | displaced 700000
Eruption forces evacuation of 75,000 on Bali | displaced 75000
Nearly 200,000 ordered to evacuate below Oroville Dam | displaced 200000
88,000 evacuate as fire nears Irvine | displaced 88000
Tornado injures 7, damages dozens of homes | injured 7
Twister flattens 12 houses; no injuries |
Power restored to 3,000 after deadly storm |
3-alarm fire kills 2 dogs |
Gunshot victim, 16, fights for life |
Three-day toll from heat: 33 | killed 33
police shoot dead two bank robbers | killed 2
woman dead two children critical after crash | injured 2
four injured in hot air balloon accident | injured 4
toddler one of three pulled dead from surf | (killed 3)
fatal crash claims two lives near ballarat | killed 2
qld floods claim eighth life |
dead cattle count hits 500 |
MOB KILLS 2 OVER CHILD-LIFTING RUMOURS | killed 2
SIX DIE IN M6 PILE-UP HORROR | killed 6
"""

FOURTH = """\
Cairo hospital fire claims seven patients | killed 7
15 perish in Siberian hotel blaze | killed 15
Quake jolts Iran; 400 believed killed | killed 400
Rebels ambush convoy, kill 9 troops | killed 9
Militants kill 2 teachers, kidnap 5 in Kenya | killed 2, captured 5
Gunmen free 3 hostages, keep 12 |
Kidnapped aid workers: 2 Spaniards, 1 Italian freed |
Hamas: 4 fighters killed when tunnel collapses | killed 4
Palestinian officials say 52 killed in Gaza protests | killed 52
Death toll in Gaza protests at 60, officials say | killed 60
Israel strikes Gaza; 7 Palestinians dead | killed 7
Rocket barrage leaves 1 Israeli dead, 10 hurt | killed 1, injured 10
U.S. death toll in Iraq hits 4,000 | killed 4000
4,000th U.S. soldier killed in Iraq |
Third U.S. soldier this week killed in Afghanistan |
Two-thirds of victims were women |
Half of the dead were children |
Ambulance crash injures 3 paramedics, patient | injured 3
Elderly couple killed in house fire | (killed 2)
Brothers, 8 and 10, killed in ATV crash |
3 siblings, ages 2, 4 and 7, die in fire | killed 3
Grandmother, 4 grandkids die in mobile home fire | killed 4
Hotel collapse buries 9, 3 dead | killed 3, (missing 9)
Dozens missing, 5 dead as ferry capsizes | killed 5
No hope left for 29 trapped New Zealand miners | affected 29
All 29 missing NZ miners declared dead | killed 29, (missing 29)
Sewol: 9 bodies still missing | (missing 9)
Mass grave with 60 bodies unearthed in Iraq | killed 60
Coffins of 5 soldiers arrive home | (killed 5)
Funerals held for 4 slain teens | killed 4
Widow of slain officer sues for $5M |
Vigil for 17 victims of school shooting |
Protesters mark 1 year since 43 vanished | missing 43
One year later: 10 things we learned from the Paris attacks |
Paris attacks: 130 dead, 1 suspect at large | killed 130
Gunman opens fire on bus: eight dead, he among them | killed 8
Shooting rampage ends with 6 dead, including gunman | killed 6
Gunman among 3 dead in Fort Worth church shooting | killed 3
6 wounded in shootings across city; no arrests | injured 6
Girl, 6, among 7 wounded at vigil | injured 7
3 killed by falling crane | killed 3
Falling tree kills camper, injures two others | injured 2
Crane collapse: 2 dead, 1 critical | killed 2, injured 1
Floods swamp Kerala, 324 dead | killed 324
Kerala floods: toll 324, over 200,000 in relief camps | killed 324, (displaced 200000)
Storm Desmond: 5,000 homes flooded |
Bushfires: 3 more bodies found, toll hits 181 | killed 3, killed 181
Black Saturday toll revised from 210 to 173 | killed 173
Crash toll climbs from 6 to 8 | killed 8
Stampede death toll jumps by 20 to 769 | killed 769
Iraq body count: 1,119 killed in a month | killed 1119
Drone kills 4 in N. Waziristan | killed 4
15 rebels killed, 4 captured in Assam | killed 15, captured 4
Police gun down 3 robbers in Karachi | killed 3
Two drown, one rescued off Bondi | killed 2
Three men critical after speedboat crash | injured 3
Two women fighting for life after crash | (injured 2)
hundreds evacuated as chemical plant burns |
two nsw police officers stabbed | injured 2
three teens injured in stolen car crash | injured 3
man pleads guilty to killing two in hit run | killed 2
elderly woman one of two dead in nursing home fire | killed 2
5 Things to Know About the Killing of 2 NYPD Officers | killed 2
2 N.Y.P.D. Officers Killed in Brooklyn Ambush; Suspect Commits Suicide | killed 2
Suicide Bombers Kill at Least 31 in Brussels, Wounding Hundreds | killed 31
At Least 50 Are Killed in Orlando Nightclub | killed 50
A Shooting in a Mosque, and 49 Lives Lost | killed 49
Clashes in Cairo Leave 12 Dead and 2 Churches in Flames | killed 12
Bombs in Baghdad Kill Scores as U.S. Ends 9-Year War |
Blast Kills One and Injures Dozens in Oslo | killed 1
As 3 Are Buried, Town Asks Why |
With 2 Dead and 4 Missing, Search Goes On | killed 2, missing 4
Russia Says 14 Sailors Died in Submarine Fire | killed 14
China Says 18 Hurt in Clash With Villagers | injured 18
Deadly Dozen: 12 worst air crashes |
Survivor recalls crash that killed 3 friends | killed 3
Mom of boy, 5, killed by car speaks out |
Jury: 3 guilty in 2009 killing |
Man, 2 dogs die in fire |
House fire kills man and two cats |
Man kills wife, daughter, 2 |
Man sought in shooting of 3 in Queens | injured 3
Attack on aid convoy kills 20 civilians and destroys 18 trucks | killed 20
Hepatitis A infects 500, kills 16 in San Diego | killed 16
Flu vaccine linked to 3 deaths in Italy recalled | killed 3
Train hits van; 5 die, 2 of them children | killed 5, killed 2
"""

FIFTH = """\
Nine dead as tour boat overturns on Missouri lake | killed 9
Duck boat sinking: 17 dead, including nine from one family | killed 17, killed 9
Toronto shooting leaves 2 dead, 13 wounded | killed 2, injured 13
Greek fires: at least 74 dead as blaze 'struck like flamethrower' | killed 74
Pakistan election rally bombing toll rises to 149 | killed 149
Lombok quake: rescuers find more bodies; 98 dead | killed 98
Hundreds of hikers stranded, 16 dead on Lombok | killed 16
Italy bridge: dozens feared dead |
Crews find bodies of 2 missing climbers | killed 2
Colorado father accused of killing wife, 2 daughters | killed 2
Tanzania ferry: one survivor found, 200 dead | killed 200
Indonesia tsunami: 832 confirmed dead, thousands homeless | killed 832
Limo crash kills 20 in upstate New York | killed 20
20 killed in limo crash 'felt no pain' | killed 20
Crimea college attack: student kills 19 | killed 19
Lion Air crash: no survivors among 189 on board |
Pittsburgh synagogue gunman charged with 29 counts; 11 died | killed 11
Thousand Oaks: 12 dead plus gunman in bar shooting | killed 12
Camp Fire: 631 missing, 63 dead | missing 631, killed 63
Camp Fire destroys 6,700 structures, kills nine | killed 9
Mercy Hospital shooting: cop, 2 others slain | killed 2
Strasbourg: three dead, 12 injured in market shooting; gunman flees | killed 3, injured 12
Sunda Strait tsunami: 222 killed, 843 injured | killed 222, injured 843
Kenya hotel attack over, 21 killed, all militants 'eliminated' | killed 21
Kashmir suicide bombing kills 40 Indian paramilitary police | killed 40
Aurora, Ill., gunman kills 5 co-workers, wounds 5 officers | killed 5, injured 5
Ethiopian Airlines crash kills all 157 aboard | killed 157
157 people from 35 nations die in Ethiopia crash | killed 157
Christchurch: 49 shot dead at two mosques | killed 49
Utrecht tram shooting: three killed, five wounded | killed 3, injured 5
China chemical plant blast kills 47, injures 640 | killed 47, injured 640
Sri Lanka arrests 24 after blasts kill 290 | killed 290
Easter bombings: 8 Britons among the 290 dead | killed 290, killed 8
Two students killed, 4 hurt at UNC Charlotte | killed 2, injured 4
Virginia Beach gunman kills 12 city workers before dying in shootout | killed 12
Budapest boat: 7 South Koreans dead, 21 missing | killed 7, missing 21
Oberlin man, 22, hurt in I-80 crash |
Kyoto anime studio arson kills 33 | killed 33
33 dead, dozens hurt in suspected arson | killed 33
Gilroy festival: 3 dead, 12 wounded; suspect, 19, shot by police | killed 3, injured 12
Dayton: 9 slain in 30 seconds | killed 9
El Paso toll rises to 22 as two die in hospital | killed 22, killed 2
34 feared dead in California dive boat fire | killed 34
Bahamas: 'We saw bodies', 30 dead and counting | killed 30
Afghan wedding blast death toll reaches 80 | killed 80
39 found dead in truck in Essex | killed 39
Santa Clarita: 2 teens dead, 3 wounded; suspect turns 16 | killed 2, injured 3
London Bridge: two stabbed to death, attacker shot dead | killed 2
"""

SIXTH = """\
12 dead, 30 hurt as bus plunges into gorge in Himachal | killed 12, injured 30
Death toll in Assam floods rises to 45 | killed 45
Folk singer who charmed a nation dies at 62 |
United slump to 0-2 loss at home |
Waiting for trains kills time and tempers, survey of 900 riders says |
WWII bomb found under school; 3,000 told to leave | (displaced 3000)
Three-time killer denied parole for 9th time |
Rovers finish dead last with 11 points |
Four shot dead at roadside tea stall in Karachi | killed 4
Landslip claims 9 lives in Nilgiris | killed 9
No one hurt as 40-tonne crane topples |
Scores feared dead as ferry goes down in Padma |
2nd victim of mill fire dies in hospital |
10 to 15 killed in prison riot, lawyer says | (killed 10)
At least six die in Lagos tanker inferno | killed 6
As many as 80 missing after hillside gives way | missing 80
Five of a family electrocuted in Uttar Pradesh | (killed 5)
Two minor girls drown in village pond | killed 2
3 held for lynching of trader |
Speeding SUV mows down 4 labourers sleeping on footpath | (killed 4)
Hooch tragedy: toll mounts to 34, 60 in hospital | killed 34, injured 60
11 Naxals gunned down in Gadchiroli encounter | killed 11
Terrorists kill two CRPF jawans, injure three | killed 2, injured 3
Wall collapse buries seven workers alive, five bodies recovered | killed 5, (missing 7)
Bus falls into river; 16 passengers feared drowned | killed 16
Heatwave toll crosses 1,200 in Telangana | killed 1200
Dengue claims three more lives, season's toll 21 | killed 3, killed 21
25 students fall ill after midday meal | injured 25
HORROR SMASH: 5 teens killed as stolen Audi hits tree | killed 5
MUM AND TWO TOTS DIE IN CARAVAN FIRE | killed 2
Beast who butchered three nurses dies behind bars | killed 3
Knife maniac slashes six on night bus | injured 6
Gran, 81, survives 9 days lost in bush |
Tragedy as dad-of-four is killed by falling branch |
Sole survivor of crash that killed 19 tells of nightmare | killed 19
Lotto winner, 24, blew $2 million, found dead |
Russia loses 3 jets in a week, Kyiv claims |
Ukraine shelling kills five in Donetsk, mayor says | killed 5
Drone strike on depot wounds eleven | injured 11
Kremlin: 63 servicemen died in New Year strike | killed 63
Sudan hospital attack leaves 70 dead, WHO says | killed 70
Burkina Faso gunmen massacre 100 villagers | killed 100
At least 29 kidnapped from Nigerian church | captured 29
Extremists abduct 15 women, kill 2 men in Cabo Delgado | captured 15, killed 2
Hostage crisis ends: 8 freed, 3 dead | killed 3
Manila jeepney crash: 7 dead, 9 hurt | killed 7, injured 9
Magnitude 6.8 quake off Japan injures 12 | injured 12
Morocco quake deaths near 3,000 | killed 3000
Libya flood: 11,300 dead, 10,100 missing | killed 11300, missing 10100
Maui fire death count drops to 97 | killed 97
Hurricane death toll in Florida at 148, still rising | killed 148
Tornado outbreak: 26 killed across South | killed 26
Nashville school shooting: three children, three adults killed | killed 3, killed 3
Lewiston shooter killed 18, injured 13; found dead | killed 18, injured 13
Half Moon Bay rampage leaves 7 dead | killed 7
Monterey Park death toll now 11 | killed 11
Seoul crowd crush kills more than 150 at Halloween bash | killed 150
153 perish in Itaewon crush | killed 153
Stadium stampede in Indonesia: 125 fans dead | killed 125
Bridge collapse in Gujarat: 135 killed, 9 arrested | killed 135
Nepal plane crash: all 72 feared dead | killed 72
Titan sub: five on board presumed dead | killed 5
Greek train crash kills 57; station master jailed | killed 57
Boat sinks off Pylos; hundreds feared dead, 104 saved |
East Palestine derailment: no injuries, 1,500 evacuated | displaced 1500
China boarding school fire kills 13 pupils | killed 13
South African building fire: 74 die, 12 of them children | killed 74, killed 12
Brazil's cyclone: 31 dead, 1,600 homeless | killed 31, displaced 1600
Ecuador prison clash leaves 6 inmates dead, 11 hurt | killed 6, injured 11
Haiti gangs killed 530 this year, UN reports | killed 530
Mexico: gunmen slay 12 at holiday party | killed 12
One killed, one critical after Sydney balcony falls | killed 1, injured 1
Three in hospital after gas leak at Leeds pool | injured 3
Four teenagers remain in critical condition following crash | injured 4
Woman charged after three die from mushroom lunch | killed 3
Firefighter, 40, dies battling blaze that has destroyed 60 homes |
Police officer among three stabbed at mall | injured 3
Off-duty cop, wife shot; two suspects sought |
Toddler dies, twin sister hurt in fall from 4th floor |
Fire rips through 24-storey tower; 6 confirmed dead | killed 6
Six confirmed dead in tower blaze | killed 6
Death toll of 9 in mine disaster confirmed | killed 9
Nine miners' bodies brought up | killed 9
Police recover bodies of three missing anglers | killed 3
Search resumes for two fishermen swept out to sea | (missing 2)
3 climbers unaccounted for on K2 | missing 3
Ex-soldier admits he shot 4 unarmed men in 1972 | injured 4
Bloody Sunday, when 13 died, marked in Derry | killed 13
Hiroshima marks 78 years since bomb that killed 140,000 | killed 140000
Ceremony recalls 2,977 killed on Sept. 11 | killed 2977
Ten years after mill fire killed 8, families still wait | killed 8
Jury clears driver in crash that left 2 cyclists dead | killed 2
Nurse found guilty of murdering seven babies | killed 7
Man gets 3 life terms for killing 3 | killed 3
Gang boss linked to 14 murders held in Dubai | killed 14
Police probe 5 suspicious deaths at care home | killed 5
Hospital errors cost 12 patients their lives, inquiry finds | killed 12
Road deaths fall to 1,560, lowest since 1945 | killed 1560
Suicides among farmers top 10,000 | killed 10000
Drug deaths in Scotland at 1,051 | killed 1051
Measles kills 100 children in Samoa | killed 100
Cholera death count nears 200 in Malawi | killed 200
5 Covid patients die as oxygen runs out | killed 5
Kerala logs 13 Covid deaths, 1,465 new cases | killed 13
200 birds killed in collision with tower |
Wolf kills 15 lambs in one night |
Cyclone kills power to 20,000 homes |
Deal kills 1,200 jobs at steelworks |
Bill to cap rents dies 4-3 in committee |
Late strike kills off Lions, 2-1 |
10-man City hang on; 2 sent off |
Five-day Test dies a slow death |
Missing the 7.15 costs 400 commuters a day's pay |
Thousands of fish dead in lake; 2 villages warned |
60 arrested after clashes; 14 policemen injured | injured 14
Clashes injure over 100 at Dhaka University | injured 100
Buffalo gores two at fair | injured 2
Couple, both 70, dead in apparent murder-suicide | (killed 2)
Twin girls, 6, killed when car hits bus stop |
Nobody dead, officials stress, after 50-car pile-up |
"""

SEVENTH = """\
Four jawans killed, two hurt in avalanche at Siachen | killed 4, injured 2
Stampede at Patna fair leaves 32 dead | killed 32
Cop shot at by dacoits; 3 nabbed |
Mob lynches two over cattle theft in Jharkhand | killed 2
Seven of wedding party killed as car rams truck in Nashik | killed 7
Rly mishap: 23 coaches derail, 9 passengers dead | killed 9
Fireworks unit blast kills eight at Sivakasi | killed 8
Heat wave: 14 more die in Odisha | killed 14
18 ultras surrender, one killed | killed 1
Swine flu claims five in Rajasthan, toll 88 | killed 5, killed 88
Speeding Merc crushes three to death | killed 3
Two held for acid attack on sisters |
Girl, 9, mauled by strays in Hyderabad |
Nine-month pregnant woman killed; hubby arrested |
Gunfight leaves 2 LeT men, 1 soldier dead | killed 2, killed 1
Boat capsize: search for 11 missing enters Day 3 | missing 11
Bodies of 4 tourists found in Beas, 20 still missing | killed 4, missing 20
Bus-truck collision injures 17 pilgrims | injured 17
One dead, 40 ill after eating prasad | killed 1, injured 40
Farm fire kills 2,000 chickens |
Rangers 4-1 thrashing kills title hopes |
Dead rubber: England rest six for final Test |
Bullpen blows 3-run lead in loss to Reds |
Coach, 3 assistants fired after 2-14 season |
Warriors lose Curry for 4 weeks with hand injury |
Pitcher hurt; Cubs lose 5th straight |
Three-peat dream dies in double overtime |
Killer whale attracts 5,000 to harbour |
Killer heels: 7 pairs to die for |
Deadline looms for 300 at shipyard |
Drop-dead gorgeous: 10 looks from Cannes |
Blast from the past: 1980s stars reunite |
Flight MH17: ten years since 298 died | killed 298
Lockerbie bomber who killed 270 named in new papers | killed 270
Chernobyl's toll: 31 or 4,000? | (killed 31)
On this day: 1,836 die as Katrina hits Gulf Coast | killed 1836
Last of the 29 Edmund Fitzgerald dead honoured | (killed 29)
Black box sheds light on crash that killed 228 | killed 228
Judge jails gang for 39 migrant lorry deaths | killed 39
Trial opens for 14 over Paris terror attacks |
Smuggler gets 27 years for killing 39 in trailer | killed 39
Teen who killed 4 at Oxford High gets life | killed 4
Captain charged over ferry disaster that left 304 dead or missing | (casualties 304), (killed 304)
Driver denies killing cyclist, two children | (killed 2)
Parents of four slain students file suit | killed 4
Bridge fall: all six workers presumed dead | killed 6
Six workers feared dead after Baltimore bridge collapse | killed 6
Search suspended for 6 workers on collapsed bridge |
Moscow concert hall attack toll climbs to 137 | killed 137
133 killed in concert attack, Russia says | killed 133
Islamic State claims raid that killed 40 near Moscow | killed 40
Gaza toll tops 30,000, health ministry says | killed 30000
Israel says 3 hostages killed by mistake | killed 3
Hamas hands over 4 bodies | (killed 4)
Hamas frees 24 hostages on first day of truce |
Israeli strike kills seven aid workers | killed 7
Houthi missile kills three aboard cargo ship | killed 3
Two Navy SEALs missing off Somalia declared dead | killed 2, (missing 2)
US troops hurt in base attack: 2 serious |
Three US soldiers killed, dozens injured in drone strike | killed 3
Iran strikes Pakistan; two children dead | killed 2
Twin blasts kill 84 at Kerman memorial | killed 84
Nigeria: gunmen seize 287 pupils | captured 287
Kidnapped pupils: 137 freed after two weeks |
Jihadists kill 20 soldiers, take 5 captive in Niger | killed 20, captured 5
Congo rebels behead 70 in church | killed 70
Lake Kivu boat sinking leaves 78 dead | killed 78
Ethiopia landslide buries 229 | (killed 229), (missing 229)
Papua landslide: 2,000 feared buried | (missing 2000), (killed 2000)
Taiwan quake kills nine, traps 70 in mines | killed 9, affected 70
Japan: 64 dead in Noto quake, cold hampers search | killed 64
Tokyo jet collision: 379 escape, five crew dead | killed 5
Chile fires: 112 killed; hundreds unaccounted for | killed 112
Texas panhandle fire claims second life |
Spain floods: toll passes 200 with scores missing | killed 200
Valencia counts 211 dead | killed 211
Vietnam typhoon: 143 dead, 58 missing, 1,900 hurt | killed 143, missing 58, injured 1900
Helene death toll surpasses 200, 7 still missing in N.C. | killed 200, missing 7
Milton spawns tornado that killed six in Florida | killed 6
Sicily yacht: bodies of five recovered, one missing | killed 5, missing 1
Plane skids off Muan runway, killing 179; two survive | killed 179
Voepass crash leaves no survivors among 62 aboard |
D.C. midair collision: 67 feared dead, 28 bodies found | killed 67, killed 28
Azerbaijani jet crash: 38 of 67 on board killed | killed 38
Magdeburg market attack leaves five dead and 200 wounded | killed 5, injured 200
Southport: three girls killed in dance class stabbing | killed 3
Sydney mall stabbings: 6 victims, 1 attacker dead | killed 6, killed 1
Train passengers stabbed: two in critical condition | injured 2
New Orleans rampage: 14 dead, driver shot by cops | killed 14
Madison school shooting: teacher, student dead, 6 hurt | injured 6
Apalachee High: Four fatally shot, nine hospitalized | killed 4, injured 9
Kansas City parade shooting: 1 dead, 22 hit by gunfire | killed 1, injured 22
Philly: 8 teens shot waiting for bus | injured 8
Memphis gunfire wounds 16 at block party; 2 die | injured 16, killed 2
Rochester party shooting kills two teens | killed 2
Man, two women found shot in Tucson home | injured 2
Listeria in deli meat sickens 57, kills 9 | injured 57, killed 9
E. coli burgers linked to one death, 49 illnesses | killed 1, injured 49
Bird flu: 70 infected, one dead in U.S. | killed 1, (injured 70)
Mpox deaths in Congo pass 600 | killed 600
hundreds attend funeral for teens killed in crash |
three killed in nt road crash | killed 3
two dead one missing after boating accident | killed 2, missing 1
five injured in sydney bus crash | injured 5
nineteen rescued from sinking trawler |
man killed another injured in farm accident |
man dies three injured in pub shooting | injured 3
toll from indonesian quake reaches 5000 | killed 5000
bomb kills 12 in baghdad market | killed 12
twelve dead in afghan suicide blast | killed 12
police identify two killed in light plane crash | killed 2
search for four missing fishermen called off | missing 4
two men drown in fishing tragedy | killed 2
elderly driver dies after crash with b double |
hundreds evacuated after chemical spill |
inquest into deaths of three firefighters opens | killed 3
ten years jail for killing two pedestrians | killed 2
cyclone claims at least 30 lives in madagascar | killed 30
road toll rises to 62 in tas | killed 62
thousands of fish die in lake |
"""

EIGHTH = """\
Eight pilgrims crushed as tractor-trolley overturns in Kanpur | (killed 8), (injured 8)
3 kids die of suffocation inside parked car | killed 3
Tiger kills two villagers in Chandrapur, fifth attack this month | killed 2
Elephant tramples woman to death in Kerala |
Dalit couple hacked to death in Amethi | (killed 2)
Nipah: 1 dead, 706 under watch in Kozhikode | killed 1
Cylinder blast in eatery scalds 12 | injured 12
Encounter in Kupwara, 3 infiltrators shot | injured 3
Road accidents kill 19 a day in state | killed 19
NH crash: 6 of marriage party charred to death | killed 6
Students' clash: 11 hospitalised in Jadavpur | injured 11
Kite string slits throat of 6-yr-old |
52 stranded at Rohtang pass airlifted | (affected 52)
Lightning strikes kill 38 across Bihar in a day | killed 38
Gang rape victim, 22, dies of burns |
Blaze at mill: owner booked, 9 deaths so far | killed 9
DOUBLE TRAGEDY: Brothers drown within hours |
Granny fights off three raiders |
Yob jailed for punch that killed dad of two |
Sizzling 40C scorcher claims six | killed 6
Killer dad stabbed wife and twins 48 times |
Police marksmen shoot dead machete man |
Stag do horror as balcony collapse hurts nine | injured 9
Seven Brits among injured in Kos quake | injured 7
Brit, 26, feared among 22 killed in Nepal avalanche | killed 22
Stars pay tribute to crooner dead at 77 |
Two die on Everest as queue builds near summit | killed 2
Thugs beat pensioner, 83, for £20 |
Fifty years on: the night 96 fans never came home |
Fans crushed: 97 lives, no justice |
Ship fire leaves one crew member dead, 22 hurt | killed 1, injured 22
Three crew die as tug sinks off B.C. coast | killed 3
Avalanche buries five heliskiers; four rescued, one dead | killed 1, (missing 5)
Snowmobiler dies, two others dug out alive |
Nova Scotia gunman's victims: 22 names |
Saskatchewan stabbings leave 10 dead, 15 wounded | killed 10, injured 15
Humboldt crash that killed 16: trucker deported | killed 16
Overdose deaths in B.C. hit 2,500 for year | killed 2500
Heat dome linked to 619 deaths | killed 619
Two Calgary officers shot, one fatally | injured 2, (killed 1)
Iraq wedding fire kills at least 100, injures 150 | killed 100, injured 150
Basra: six protesters shot dead | killed 6
Yemen: suicide bomber kills 6 guards, wounds 8 at Aden port | killed 6, injured 8
Crush in Sanaa kills scores during Ramadan handout |
Sudan paramilitaries 'killed 800 in Darfur town' | killed 800
More than 9 million displaced in Sudan, UN agency says | displaced 9000000
Somalia: al-Shabab attack on beach leaves 37 dead, 200 wounded | killed 37, injured 200
Kenyan cult deaths exceed 400 | killed 400
Police exhume 21 more bodies in Shakahola forest | killed 21
Nairobi: five shot dead as protesters storm parliament | killed 5
Joburg gas blast: one dead, 48 injured | killed 1, injured 48
Mali jihadists 'kill 64' in twin attacks | killed 64
Chad floods kill 340, affect 1.5 million | killed 340, affected 1500000
Maiduguri flood: 37 dead, 200,000 homeless | killed 37, displaced 200000
Nigeria fuel tanker blast death toll climbs to 153 | killed 153
Ghana: bus-van head-on kills 16, injures 9 | killed 16, injured 9
Migrant boat capsizes off Mauritania: 89 dead, nine survivors | killed 89
Channel crossing: five migrants, including child, die | killed 5
41 die in Lampedusa shipwreck, survivors say | killed 41
Tunisia coast guard recovers 9 bodies | killed 9
Paris hotel explosion injures 37, two critically | injured 37, (injured 2)
Annecy: four toddlers stabbed in park | injured 4
Marseille building collapse: sixth body found |
Rome: coach falls off Mestre flyover, killing 21 | killed 21
Vajont, 60 years on: village remembers 1,917 dead | killed 1917
Portugal fires: three firefighters perish | killed 3
Lisbon funicular derailment: 16 dead, 5 fighting for lives | killed 16, injured 5
Graz school attack leaves 10 dead | killed 10
Prague university shooter kills 14, self | killed 14
Belgrade: eight pupils, guard shot dead at school | killed 8
Montenegro gunman kills 12 before taking own life | killed 12
Novi Sad canopy collapse: a year on, 16 victims remembered |
Bulgaria bus fire: 46, including 12 children, killed | killed 46, killed 12
Turkish ski hotel fire kills 78 | killed 78
Istanbul bombing: 6 dead, 81 hurt; woman arrested | killed 6, injured 81
Quake death toll passes 50,000 in Turkey and Syria | killed 50000
Girl pulled alive after 248 hours; toll 41,000 | killed 41000
Derna: 4,000 dead, up to 10,000 missing | killed 4000, missing 10000
Kahramanmaras: 300 graves dug in a day | (killed 300)
Chernihiv missile strike: 7 killed, 144 wounded | killed 7, injured 144
Dnipro apartment block: toll hits 44, 20 missing | killed 44, missing 20
Russian missiles kill two, knock out power to 1.5m | killed 2
Wagner boss and 9 others on crashed plane |
Wagner boss, 9 others die in plane crash | killed 9
Belgorod shelling kills 21, Kremlin vows revenge | killed 21
Kursk: 31 civilians dead since incursion, Moscow says | killed 31
Drone debris hurts 3 in Odesa | injured 3
POW plane: 65 Ukrainians aboard killed, Russia claims | killed 65
Ukraine loses 31,000 soldiers, Zelensky says | killed 31000
Dagestan petrol station blast kills 35, injures 115 | killed 35, injured 115
Coal mine fire in Karaganda: 46 dead | killed 46
Guizhou bus crash kills 27 on way to quarantine | killed 27
Typhoon Yagi toll in Myanmar doubles to 226 | killed 226
Bangkok tower collapse: 8 dead, 101 missing | killed 8, missing 101
Nursery massacre in Thailand: 36 dead, 24 of them children | killed 36, killed 24
School bus blaze near Bangkok kills 23 | killed 23
Java stadium disaster: 131 died, police chief fired | killed 131
Mount Marapi erupts, killing 11 hikers; 12 missing | killed 11, missing 12
Mindanao gym bombing kills four worshippers | killed 4
Ferry fire off Basilan: 31 dead, 200 saved | killed 31
PNG tribal fighting leaves 64 dead | killed 64
White Island trial: survivors recall blast that killed 22 | killed 22
Wellington hostel fire: six confirmed dead, 11 unaccounted for | killed 6, missing 11
Four US Marines killed as aircraft crashes in Darwin | (killed 4)
Three marines dead 20 injured in osprey crash | killed 3, injured 20
man charged after pedestrian killed |
two people killed in separate road crashes | killed 2
four teens dead in buxton crash | killed 4
wa road toll climbs to 98 | killed 98
six injured as bus rolls near cairns | injured 6
japan earthquake kills six injures 300 | killed 6, injured 300
nepal mourns 18 killed in plane crash | killed 18
kenyan school fire kills 17 boys | killed 17
three people missing after kayak overturns | missing 3
coroner examines deaths of two toddlers | killed 2
dozens feared dead in dr congo boat disaster |
ten killed in mexico bar shooting | killed 10
cows killed in truck rollover |
Killing it: 12 stand-ups to see this summer |
Casualty star, 61, quits after 30 years |
"""

NINTH = """\
Six labourers asphyxiated while cleaning septic tank | killed 6
Boiler explodes at sugar mill, two workers killed, nine scalded | killed 2, injured 9
Naxal ambush: 22 security men martyred, one abducted | killed 22, captured 1
Encephalitis toll in Muzaffarpur mounts to 108 | killed 108
Train rams auto at unmanned crossing, 7 schoolkids die | killed 7
Man gets death for raping minor |
Drunk SUV driver ploughs into pandal; 3 dead, 8 hurt | killed 3, injured 8
Rain fury: 16 killed in wall collapses across city | killed 16
Two sisters, 8 and 11, drown in village tank | killed 2
Gas tragedy: 13 found dead in Ludhiana colony (11 of them neighbours) | killed 13, (killed 11)
TRAGIC TWINS, 4, DIE IN POND PLUNGE |
Hero vicar saves 9 from sinking minibus |
Slasher strikes again: fourth woman knifed |
Maniac guns down three strangers outside chippy | killed 3
Pals' agony as lads, both 19, killed in M62 smash |
Killer bug: 5 babies dead, ward shut | killed 5
Thirteen dead as storm lashes Balkans | killed 13
Balkan storm kills 13, dozens missing | killed 13
Lebanon pager blasts kill 12, wound nearly 2,800 | killed 12, injured 2800
Walkie-talkies explode in Lebanon: 20 dead, 450 hurt | killed 20, injured 450
Israeli raid frees four hostages; 274 Palestinians killed, Gaza medics say | killed 274
Syria clashes leave more than 1,000 dead in two days | killed 1000
Coastal massacre: monitors count 745 civilians slain | killed 745
Houthis release crew of 25 after year in captivity |
Burkina army executed 223 civilians, rights group says | killed 223
M23 advance drives 400,000 from homes | displaced 400000
Cyclone Chido: at least 94 dead in Mozambique | killed 94
Mayotte fears thousands dead |
Two climbers perish, third rescued on Mont Blanc | killed 2
Sinkhole swallows car, driver missing |
Cable car plunge near Naples kills four | killed 4
Swiss bar fire: 40 dead, 115 injured on New Year's Eve | killed 40, injured 115
North Macedonia nightclub fire kills 59, hurts 155 | killed 59, injured 155
Vancouver festival ramming: 11 dead, suspect had 'history' | killed 11
Texas camp flood: 27 girls, counsellors dead | (killed 27)
Guadalupe River flood toll passes 100, 160 missing | killed 100, missing 160
Boulder attack burns 12 at rally for hostages | injured 12
Minnesota lawmaker, husband slain; second couple wounded | (injured 2)
Air India crash kills 241 aboard, 19 on ground | killed 241, killed 19
One survivor as jet with 242 on board crashes in Ahmedabad |
Bengaluru stampede: 11 fans die outside stadium | killed 11
Pahalgam: gunmen kill 26 tourists | killed 26
Dhaka: air force jet hits school; 31 killed, mostly pupils | killed 31
Hong Kong tower inferno: 44 dead, 279 missing | killed 44, missing 279
Afghan quake kills 800, injures 2,500 | killed 800, injured 2500
Typhoon Kalmaegi leaves 114 dead in Philippines, 127 missing | killed 114, missing 127
Louvre thieves hurt nobody, make off with 8 jewels |
Arsenal kill the game in 3 minutes |
Verstappen leads from dead stop, wins by 7 seconds |
Dead weight: 12 contracts the Knicks must dump |
Dying art: last 3 thatchers of Devon |
Strike cripples 4 airports, 900 flights cut |
Fed cut wounds dollar; 2-year yield at 3.5% |
Layoffs hit 14,000 at Amazon |
man crushed by truck dies |
two surfers missing after shark attack at esperance | missing 2
bushfire claims three homes |
four dead five injured in outback rollover | killed 4, injured 5
fatal house fire kills grandmother and two children | killed 2
stabbing leaves three men in serious condition | injured 3
"""

TENTH = """\
Roadside bomb kills 4 NATO troops in Afghanistan | killed 4
Iraq: Suicide bomber strikes Shiite mosque, kills 32 | killed 32
U.S. drone strike in Pakistan kills 6 suspected militants | killed 6
At least 15 die in Bangladesh garment factory blaze | killed 15
Chile quake leaves 700 dead, millions displaced | killed 700
Passenger jet with 117 aboard crashes in Nigeria; no survivors found |
Prison riot in Venezuela leaves 61 dead | killed 61
Police: Man fatally shoots wife, 3 kids, then himself | killed 3
Philippine ferry with 750 aboard capsizes; 28 bodies recovered | killed 28
Gunmen storm Mali hotel, hold 170 hostage | captured 170
Tornado outbreak kills 45 across South, flattens homes | killed 45
Moscow airport bombing kills 35, wounds 180 | killed 35, injured 180
Somali pirates free 26 sailors held 5 years |
Two Americans among 9 killed in Kabul hotel attack | killed 9, killed 2
Toddler, grandmother among 7 dead in Philadelphia fire | killed 7
China mine blast toll rises to 104 | killed 104
Death toll from Peru quake put at 510 | killed 510
NYC crane collapse kills 1, hurts 3 | killed 1, injured 3
More than 60 injured as trams collide in Melbourne | injured 60
Egypt court sentences 529 to death |
Saudi Arabia executes 47 on terrorism charges | killed 47
Texas executes inmate for killing 2 in 1998 | (killed 2)
Boat capsizes off Libya; 400 migrants feared drowned | killed 400
Italian coast guard: 100 migrants missing after dinghy sinks | missing 100
Ohio police officer shoots 12-year-old boy with toy gun |
5 Marines presumed dead after midair crash off Japan | killed 5
Hundreds feared dead in Indonesia quake; toll at 420 | killed 420
Knife-wielding man attacks 22 children at China school | (injured 22)
Fla. nightclub gunman pledged allegiance to IS; 50 dead | killed 50
Congo army says 12 soldiers, 40 rebels killed in east | killed 12, killed 40
Bus falls into ravine in Bolivia, killing at least 18 and injuring 30 | killed 18, injured 30
Gas explosion levels Harlem buildings; 3 dead, 60-plus hurt | killed 3, injured 60
Militants behead 21 Egyptian Christians in Libya | killed 21
Stampede at Mina: death toll now 1,100 | killed 1100
Chicago weekend violence: 8 fatally shot, 42 wounded | killed 8, injured 42
Amtrak train derails near Seattle; multiple deaths, 100 hurt | injured 100
Taliban attack Afghan army base, killing more than 140 | killed 140
Search suspended for 3 snowmobilers missing in Rockies | missing 3
Salmonella outbreak sickens 300 in 37 states | injured 300
4 family members found shot to death in Ohio home | killed 4
Avalanche at Everest base camp kills 17, injures dozens | killed 17
Bosnian Serb jailed for 40 years over deaths of 8,000 | (killed 8000)
Kenya university massacre: 147 slain, 4 gunmen killed | killed 147, killed 4
Officer kills gunman who wounded 2 at Maryland school | injured 2
Nearly 200 wounded in second night of Beirut protests | injured 200
French Alps crash: all 150 on board dead | killed 150
Russian airstrikes kill 39 civilians in Syria: monitor | killed 39
Mexican army kills 22 cartel gunmen in shootout | killed 22
Cholera outbreak in Zimbabwe kills 1,500 | killed 1500
Third body found in collapsed Montreal building; one still missing | (missing 1), (killed 3)
Ten-year-old girl one of five hurt in ride accident | injured 5, (injured 1)
Flood-hit Kerala: 324 dead, 220,000 in relief camps | killed 324, (displaced 220000)
Wildfires force 180,000 to flee homes in California | displaced 180000
Boko Haram attack on village leaves 86 dead, including children | killed 86
Ukraine rebels release 145 prisoners; 5 soldiers killed in shelling | killed 5
Nine bodies pulled from river after Kolkata bridge fall | killed 9
UK coronavirus deaths rise by 980 in a day | killed 980
Tanker blast burns 8 firefighters in Mexico | injured 8
1 killed, several injured in Alabama plant shooting | killed 1
fatal crash claims two lives near ballarat | killed 2
woman killed three injured in pacific highway crash | injured 3
coroner finds 11 deaths in custody preventable | killed 11
Army helicopter with 5 aboard goes down off Hawaii |
Israel says it killed 4 gunmen crossing from Gaza | killed 4
Palestinians: Israeli fire kills teen, wounds 10 at border | injured 10
3 hikers die in Grand Canyon heat in a month | killed 3
Yemen market strike: U.N. says 97 civilians, 10 fighters dead | killed 97, killed 10
Ebola has infected 18 health workers, killed 9, WHO says | killed 9, (injured 18)
Burning bus: 'I saw 6 of my friends die' | killed 6
Air raid on Idlib hospital kills 3 patients, doctor | killed 3
Iran downs jet with 176 on board; victims mourned |
Thai cave boys: ex-navy diver dies |
Cops: 2 shot, 1 critically, outside Denver mall | injured 2, (injured 1)
School shooting leaves teacher, two pupils dead | killed 2
"""

ELEVENTH = """\
Deputy killed, two others injured in Okaloosa County chase | injured 2
Man accused of killing 3 in Fresno shooting spree to stand trial | killed 3
Coroner IDs 2 teens killed in Route 30 crash | killed 2
Elderly couple found dead in Tampa home; murder-suicide suspected | killed 2
Bronx fire that killed 12 was started by child playing with stove | killed 12
5 hospitalized with carbon monoxide poisoning in Bellevue | injured 5
Charter bus crash on I-95 sends 21 to hospital | injured 21
Crash on US 101 leaves one dead, five hospitalized | killed 1, injured 5
Police ID man shot by officers after hostage standoff; two hostages freed |
Alaska floatplane collision: death toll now at six | killed 6
Vegas gunman fired on crowd for 10 minutes, killing 58 | killed 58
Three killed in small plane crash in Sierra Nevada | killed 3
Jury finds nurse guilty of murdering 7 babies | killed 7
Charleston church shooter sentenced to death for killing nine | killed 9
7 bodies in 7 days: Juarez violence flares | killed 7
Gas leak at Gujarat chemical plant claims six lives | killed 6
Militants lob grenade at bus stand, 12 injured | injured 12
Jawan, three LeT terrorists killed in Kupwara gunfight | killed 3
46 Amarnath pilgrims killed as bus rolls down gorge | killed 46
Hooch tragedy: toll reaches 97, 19 arrested | killed 97
Lightning strikes kill 83 in Bihar | killed 83
2 minor girls drown in Yamuna, third rescued | killed 2
Dengue claims 5 more lives in Delhi | killed 5
Pak: Twin blasts near Parachinar market kill 67, injure over 200 | killed 67, injured 200
Lahore: 9 worshippers die as mosque roof caves in | killed 9
Two Chinese engineers among 5 dead in Pakistan suicide attack | killed 5, killed 2
Bangladesh building collapse toll crosses 1,000 | killed 1000
Colombo hotel blasts: 207 killed, over 450 injured, 7 arrested | killed 207, injured 450
Myanmar junta troops kill 114 in bloodiest day of protests | killed 114
Rohingya boat sinks off Cox's Bazar, 14 women and children dead | killed 14
Hundreds of thousands flee as Marawi battle rages |
Japan: Eel restaurant poisoning leaves one dead, 150 sick | killed 1, injured 150
Seoul Halloween crush: 154 dead, 26 of them foreigners | killed 154, killed 26
North Korean soldier shot 5 times as he defects |
Sydney siege ends with three dead including gunman | killed 3
man in court over crash that killed three teenagers | killed 3
boy dies, father critical after quad bike rollover |
second person dies after northern territory bus crash |
two men dead after light plane crashes in gippsland | killed 2
bali nine pair executed by firing squad | (killed 2)
police shoot knife-wielding man dead in melbourne |
elderly trio hurt in two-car smash |
Tourist bus plunges off bridge near Venice, at least 21 dead | killed 21
Barcelona van attack: 13 killed and 100 hurt on Las Ramblas | killed 13, injured 100
Berlin truck attack: 12 dead, 48 in hospital | killed 12, injured 48
Paris knife attacker kills four colleagues at police HQ | killed 4
Grenfell: police say 80 dead or missing | (killed 80), (missing 80), (casualties 80)
Manchester Arena bomb: 22 dead and 59 injured | killed 22, injured 59
Alps cable car accident leaves two skiers dead | killed 2
Spanish train driver in crash that killed 80 'was on phone' | killed 80
Greek wildfire toll climbs to 91 with 25 missing | killed 91, missing 25
Migrants found dead in truck in Austria: number rises to 71 | killed 71
Refrigerated lorry deaths: all 39 were Vietnamese, say police | killed 39
Kerch college attack: student kills 19, then self | killed 19
Kemerovo mall fire: 64 dead, 41 children among them | killed 64, killed 41
Donetsk: 13 civilians die in market shelling | killed 13
Ankara bombers kill 95 at peace rally | killed 95
Turkish army: 35 PKK militants 'neutralised' in northern Iraq | ambiguous 35
Houthi missile kills 45 Emirati troops in Marib | killed 45
Saudi-led strike on Yemen school bus kills 40 boys | killed 40
Aleppo evacuation: 5,000 leave rebel enclave | (displaced 5000)
Nigerian army frees 338 captives from Boko Haram camps |
Bandits abduct 140 students in Kaduna, kill guard | captured 140
Burkina Faso: gunmen kill six at Catholic church | killed 6
Mogadishu truck bombing: toll passes 500 | killed 500
South African mine: 78 bodies recovered from shaft | killed 78
Cameroon train derailment kills 79, injures 600 | killed 79, injured 600
Guinea stadium crush kills 56, government says | killed 56
Brazilian dam burst: 65 confirmed dead, 279 missing | killed 65, missing 279
Rio police raid on favela leaves 121 dead | killed 121
Mexico City metro overpass collapse kills 26 | killed 26
Haiti gang attack kills 184, many of them elderly | killed 184
Honduras prison fire kills more than 350 inmates | killed 350
Guatemala's Fuego volcano: 99 confirmed dead, 200 missing | killed 99, missing 200
$2m payout for family of man killed by 3 officers |
12 Years a Slave star, 40, injured on set |
Apollo 1 fire that killed three astronauts, 50 years on | killed 3
"""

TWELFTH = """\
Gunman opens fire at Ohio grocery store, killing 5 and wounding 8 | killed 5, injured 8
At least 17 dead as overloaded boat capsizes off Libya | killed 17
As many as 40 feared drowned after dhow sinks near Zanzibar | killed 40
Dozens killed in Nigerian market stampede |
Scores hurt as train derails in Bihar, 11 dead | killed 11
Tunnel collapse: 41 workers trapped for third day | affected 41
UP: 7 of family killed as truck rams car on Agra-Lucknow Expressway | killed 7
6 killed, 23 injured as bus falls into gorge in Himachal | killed 6, injured 23
Stampede at temple claims 14 lives, CM announces Rs 5 lakh ex gratia | killed 14
Hooch tragedy: Toll climbs to 27, nine arrested | killed 27
Rs 2 lakh each for kin of 9 labourers killed in wall collapse | killed 9
Two jawans martyred, 3 terrorists gunned down in Kupwara encounter | killed 2, killed 3
12 Maoists neutralised in Bastar forest | ambiguous 12
Lightning kills 18 in 24 hours in Bihar | killed 18
3 lakh displaced, 31 dead as floods ravage Assam | displaced 300000, killed 31
Dengue claims 2 more lives in Delhi, cases cross 4,000 | killed 2
Gas cylinder blast flattens house, 5 dead, 2 critical | killed 5, injured 2
Speeding SUV mows down 4 pilgrims in Rajasthan | killed 4
11 charred to death in sleeper bus blaze | killed 11
Four drown while bathing in Godavari | killed 4
Bandits kill 33, abduct 60 in fresh Zamfara attack | killed 33, captured 60
Gunmen kill 4 policemen, burn station in Imo | killed 4
Tanker explosion: Death toll rises to 98 in Jigawa | killed 98
Cholera: 30 dead, 1,200 hospitalised in Borno | killed 30, (injured 1200)
Al-Shabaab attack leaves 9 soldiers dead in Lower Shabelle | killed 9
Kenya: 21 pupils perish in school dormitory fire | killed 21
Matatu crash on Nakuru highway claims eight, 14 in hospital | killed 8, injured 14
Building collapse: 15 rescued, 4 bodies recovered in Lagos | killed 4
Ugandan landslide buries 40 homes, 13 bodies found | killed 13
Illegal miners: 78 bodies pulled from Stilfontein shaft | killed 78
Fifteen die in taxi-truck pile-up in Limpopo | killed 15
South African police kill 6 heist suspects in shootout | killed 6
Ethiopia: Drone strike on market kills over 50 | killed 50
Marburg outbreak kills 8 in Tanzania's Kagera | killed 8
DR Congo: ADF rebels hack 22 villagers to death | killed 22
Sudan: RSF shelling kills 7 in El Fasher camp, 30 wounded | killed 7, injured 30
Man shot dead, 2 others wounded outside Memphis nightclub | injured 2
3 teens critically injured in rollover crash on I-70 | injured 3
Three-vehicle crash sends 5 to hospital in Lincoln County | injured 5
1 dead, 2 hospitalized after apartment fire in Reno | killed 1, injured 2
Police: Father killed wife, two kids before turning gun on himself | killed 2
2 deputies shot while serving warrant in Mesa | injured 2
Tornado flattens Oklahoma town; 4 confirmed dead | killed 4
House explosion kills 2, levels 3 homes | killed 2
Woman struck by stray bullet; 3 charged |
Carbon monoxide leak sickens 20 at hotel | injured 20
Six people stabbed at Florida concert, suspect in custody | injured 6
Driver plows into crowd, hurting at least a dozen | injured 12
Heat wave blamed for 13 deaths in Maricopa County | killed 13
2 hikers found dead in Grand Canyon | killed 2
Search continues for 3 boaters missing on Lake Erie | missing 3
Avalanche buries five skiers; two survive |
Texas floods: 27 confirmed dead, more than 20 girls unaccounted for | killed 27, missing 20
Officials: 9 shot, 3 fatally, in Chicago over weekend | injured 9, killed 3
Family of 4 dies in small plane crash near Yellowstone | killed 4
Helicopter crash kills all 6 aboard | killed 6
Three men die after van hits tree in Norfolk | killed 3
Two teenagers dead and three seriously hurt in Gwent crash | killed 2, injured 3
M62 pile-up: four in hospital | injured 4
Boy, 15, stabbed to death in Croydon; two arrested |
Grenfell: 72 deaths were avoidable, inquiry finds | killed 72
Tower block fire leaves 8 needing hospital treatment | injured 8
Six migrants die trying to cross Channel | killed 6
RNLI rescues 45 from sinking dinghy in Channel |
Covid: UK records 121 more deaths | killed 121
Manchester attack: Two killed outside synagogue | killed 2
Third person dies after Southport knife attack |
Two walkers killed in Ben Nevis fall | killed 2
Meningitis outbreak: two students die at Kent university | killed 2
Coach crash: 'I saw 12 bodies' | (killed 12)
Israeli strike on Gaza school kills at least 20, medics say | killed 20
Russian missiles kill 12 in Kharkiv, wound 60 | killed 12, injured 60
Ukraine drone attack on Belgorod kills three, governor says | killed 3
Houthi attack on ship kills two crew, EU mission says | killed 2
Syria: 14 security personnel killed in ambush | killed 14
Pakistan mosque blast: 59 dead, over 150 hurt | killed 59, injured 150
Suicide bomber kills nine at Kabul ministry gate | killed 9
Taliban kill 26 Afghan security forces in northern raids | killed 26
Myanmar army airstrike on village festival kills about 40 | killed 40
Philippines ferry sinking: 18 dead, 24 missing, 316 rescued | killed 18, missing 24
Indonesia quake kills 162, injures hundreds | killed 162
Japan: 5 climbers swept away by Fuji avalanche, 1 body recovered | killed 1, (missing 5)
Typhoon Kalmaegi leaves 66 dead, 26 missing in Philippines | killed 66, missing 26
China coal mine blast kills 16, traps 9 | killed 16, affected 9
Hong Kong high-rise fire kills 44, hundreds missing | killed 44
Fire at Bangkok nightclub kills 13, injures 40 | killed 13, injured 40
Spain train crash kills at least 39 | killed 39
Lisbon funicular derailment kills 16 | killed 16
Berlin market attack: 12 dead, 48 injured | killed 12, injured 48
Storm kills 3 in Poland as rivers burst banks | killed 3
Two Palestinians shot dead by Israeli troops in West Bank | killed 2
Six Israeli hostages found dead in Gaza tunnel, army says | killed 6
Mexico: 10 dead in bar shooting in Querétaro | killed 10
Gang massacre kills 70 in Haitian town | killed 70
Ecuador prison riot leaves 31 inmates dead | killed 31
Rio police raid leaves more than 100 dead | killed 100
Peru bus plunges into ravine; 37 dead, 24 hurt | killed 37, injured 24
Colombia: Car bomb kills 6, injures 71 in Cali | killed 6, injured 71
Brazil dam burst: 65 dead, 279 missing | killed 65, missing 279
Lahore smog sends 15,000 to hospitals in one day | injured 15000
Bird flu kills 200,000 hens at Iowa farm |
Barn fire kills 30 horses in Kentucky |
Five elephants run over by train in Odisha |
Drought kills 2 million livestock in Horn of Africa |
Storm leaves 1.2 million without power |
Three warships sunk in Black Sea |
Layoffs hit 3,000 at carmaker |
Sensex sheds 800 points in bloodbath |
Arsenal kill off Spurs with 3 late goals |
Bulls beat Heat 112-98 with 9 injured |
Budget cuts would cost 500 lives, charity warns | (killed 500)
Model: Heat could kill 30,000 a year by 2050 |
Road deaths fall 8% to 1,600 | killed 1600
Police foil plot to kill 50 |
No deaths in 6-storey building collapse |
20 years on: 52 killed in London bombings remembered | killed 52
Man who killed 8 in 1994 shooting executed | killed 8
Judge jails trucker over deaths of 39 migrants | killed 39
Vaccines saved 3 million lives, study finds |
1 in 5 deaths linked to pollution |
Suicide rate climbs to 14 per 100,000 |
19 arrested after protest turns violent |
Forty-two miners rescued after two days underground |
Kidnappers free 130 pupils in Niger State |
Hundreds evacuated, none hurt in chemical plant blaze |
U.S. airstrike kills 3 ISIS leaders in Somalia, Pentagon says | killed 3
French soldier killed, 3 wounded in Mali blast | injured 3
Militants behead 11 in Mozambique | killed 11
Grenade attack on church wounds 15 | injured 15
Bus-lorry collision kills 4 women, 2 children in Tamil Nadu | killed 4, killed 2
3 minors among 8 dead in Morbi factory blast | killed 8, killed 3
Food poisoning: 60 students fall ill at hostel | injured 60
Boiler blast toll 7; 10 still critical | killed 7, injured 10
Plane crash: All 72 on board dead in Nepal | killed 72
Heatwave: 54 die in Ballia hospital in three days | killed 54
Five of a family found hanging in Kerala | killed 5
Tiger mauls 2 to death in Chandrapur | killed 2
Wild elephant tramples 3 women in Jharkhand | killed 3
Naxal attack: IED blast kills 8 DRG jawans, driver | killed 8
Mali: Jihadists kill between 20 and 30 villagers |
Some 25 people killed in Kwango river boat accident | killed 25
Up to 60 may be buried under Papua landslide |
Nearly 300 die in Air India crash | killed 300
Shelling kills mother, three children in Kherson | killed 3
Ebola kills half a dozen in Kasai | killed 6
Crush at Kanye concert leaves couple dead | (killed 2)
Twin blasts kill 2 dozen in Maiduguri | killed 24
Police fire on protesters, killing two, wounding five | killed 2, injured 5
UN: 21 peacekeepers hurt in Lebanon blast | injured 21
"""

# what no rule here tells: whether a job or a person is slashed, who seizes whom
KNOWN_TO_FAIL = {
    "Knife maniac slashes six on night bus",
    "Nigeria: gunmen seize 287 pupils",
    "Boulder attack burns 12 at rally for hostages",
    "Air India crash kills 241 aboard, 19 on ground",
    "UK coronavirus deaths rise by 980 in a day",
    "7 bodies in 7 days: Juarez violence flares",
    "Migrants found dead in truck in Austria: number rises to 71",
    "Bulls beat Heat 112-98 with 9 injured",
    "Wild elephant tramples 3 women in Jharkhand",
}

TABLES = (
    FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH, EIGHTH, NINTH, TENTH, ELEVENTH,
    TWELFTH,
)  # fmt: skip
Counts = Counter[tuple[str, float]]


def cases(table: str) -> list[tuple[str, str]]:
    """Headlines and labels of a table."""
    return [
        (text.strip(), label.strip())
        for text, _, label in (line.rpartition("|") for line in table.splitlines())
    ]


def labelled(label: str) -> tuple[Counts, Counts]:
    """What a label asks for, and what it lets pass."""
    asked: Counts = Counter()
    optional: Counts = Counter()
    for part in filter(None, label.split(", ")):
        harm, value = part.strip("()").split()
        (optional if part.startswith("(") else asked)[harm, float(value)] += 1
    return asked, optional


def figures(document: Document) -> Counts:
    """Harms and values of the casualties whose words hold a number."""
    return Counter(
        (span.harm, float(span.value))
        for span in document.spans("casualty")
        if span.value is not None and _NUMERAL.search(document.text, span.start, span.end)
    )


@pytest.mark.parametrize(
    ("text", "label"),
    [case for table in TABLES for case in cases(table) if case[0] not in KNOWN_TO_FAIL],
)
def test_headline_says_who_came_to_harm(document: MakeDocument, text: str, label: str) -> None:
    asked, optional = labelled(label)
    found = figures(document(text))
    assert not asked - found
    assert not found - asked - optional
