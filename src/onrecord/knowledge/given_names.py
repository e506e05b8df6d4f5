"""A short list of common given names with the gender they usually carry; written by hand, no data set behind it."""

from __future__ import annotations

from typing import Final, Literal

Gender = Literal["m", "f"]

_MALE = """
    aaron abe al abdul
    abdullah abraham adam adrian ahmad ahmed alan albert alejandro alexander alexei alfred ali allen alvin
    anders andre andreas andrei andrew andy angus anthony antonio arnold arthur asif austin barack barry ben benjamin
    benito bernard bernie bill billy bob bobby boris brad bradley brendan brian bruce bryan carl carlos charles
    charlie chris
    christian christopher chuck clarence clark clint colin corey craig curtis dale damian dan daniel danny darren dave
    david dean dennis derek dick diego dimitri dmitri dmitry dmytro don donald doug douglas duncan dwight earl ed eddie
    edgar eduardo edward edwin eli elias elliott emmanuel eric erik ernest ernesto eugene evan fabian felipe felix
    fernando fidel francis francisco francois françois frank franklin fred frederick gary gavin gene geoffrey
    geoff george
    gerald gerard gilbert giorgio giovanni giuseppe glenn gordon graham greg gregory gustavo guy hal hans harold harry
    hassan hector heinrich henrik henry herbert herman hosni howard hugh hugo hussein ian ibrahim igor isaac ivan jack
    jacob jacques jaime jake james jamal jan jared jason javier jay jean-claude jeb jeff jeffrey jens jeremy
    jerome jerry
    jim jimmy joachim joaquin joe joel johan john johnny jon jonathan jorge jose josé joseph josh joshua juan julian
    jürgen justin karl keith ken kenneth kevin khalid klaus konrad kurt kyle lance larry lars lawrence lee leo leon
    leonard liam lionel lloyd louis luca lucas luis luke mahmoud malcolm manuel marc marcel marco marcus mario mark
    markus martin marvin mathias matt matteo matthew maurice max maxim michael michel miguel mike mikhail mitch mitt
    mohamed mohammad mohammed muhammad murray mustafa mykhailo nathan nathaniel ned neil nelson newt nicholas
    nick nicolas
    nigel nikolai noah norman olaf oleg oliver omar orlando oscar osama otto owen pablo paolo patrick paul pavel pedro
    pete peter petro phil philip philippe phillip pierre rafael ralf ralph ramon rand randy raul ray raymond
    recep reince
    reinhard ricardo richard rick rob robert roberto rodrigo roger roland rolf roman ron ronald ross roy rubén
    rudolf rudy
    rupert russell ryan salman sam samuel sanjay scott sean sebastian sergei sergey sergio seth shane shaun sid silvio
    simon stan stanley stefan stephen steve steven stewart stu stuart tayyip ted terence terrence terry theodore
    thomas tim
    timothy tobias todd tom tommy tony travis trevor tyler vernon viktor victor vincent vladimir vlad volodymyr wade
    walter warren wayne wesley wilhelm will william willie winston wolfgang xavier yuri yusuf zachary zbigniew
    marty elliot
    elbridge jens-peter jean-luc jean-marie jean-pierre ashton harvey harlan rush corey dana's denis denny bret
    brett grant
    hakeem jamie's adolf rex rodney gregg dominic dominik preet emilio tariq imran narendra xi
"""
_FEMALE = """
    della
    abigail adriana agnes aisha alejandra alexandra alice alicia alison allison amanda amber amelia amy ana
    andrea angela
    angelina anita ann anna annalena anne annette annie annmarie april arianna audrey barbara beatrice becky
    bella benazir
    bernadette beth betsy betty beverly brenda bridget brooke camille carla carly carmen carol carole caroline carolyn
    catherine cathy cecilia charlotte chelsea cheryl christiane christina christine cindy claire clara claudia
    condoleezza
    connie cristina cynthia daniela danielle daphne dawn debbie deborah debra denise diana diane dianne dolores
    donna dora
    doris dorothy edith eileen elaine eleanor elena elisabeth elise elizabeth ella ellen elsa emily emma erica
    erika erin
    estelle esther eva evelyn faith fatima federica fiona florence frances francesca gabriela gabrielle gail georgina
    geraldine gina giorgia gladys glenda gloria grace greta gretchen gwen hannah harriet heather heidi helen
    helena helga
    hilary hillary holly huma ida ingrid irene iris isabel isabella ivana ivanka jackie jacqueline jane janet
    janice jean
    jeanne jenna jennifer jenny jessica jill joan joanna joanne jocelyn josephine joy joyce juanita judith judy julia
    juliana julie june kaja kamala karen kate katherine kathleen kathryn kathy katie katrina kayleigh kellyanne kim
    kimberly kirsten kirstjen kristen kristin laura lauren leah leila lena leslie linda lindsay lisa liz loretta lori
    lorraine louise lucia lucy luisa lydia lynn madeleine madeline maggie maia mara margaret margarita maria
    marianne marie
    marilyn marina marine marion marissa marjorie martha mary maureen megan megyn melania melanie melinda
    melissa mercedes
    mia michele michelle mildred miriam mira molly monica monika nadia nancy naomi natalia natalie natasha nicola nicole
    nikki nina nora olga olivia pamela patricia patty paula pauline penelope penny petra phyllis priscilla rachel
    rebecca regina renee rhonda rita roberta robin rosa rosalind rose rosemary rosie roxanne ruth sabine sabrina sally
    samantha sandra sanna sara sarah savannah sharon sheila shelly sheryl shirley silvia simone sofia sonia sophia
    sophie stacey stacy stella stephanie sue susan susana susanna suzanne svetlana sylvia tamara tammy tanya tara teresa
    theresa tiffany tina tracy tulsi ulrike ursula valentina valerie vanessa vera veronica victoria viktoria viola
    virginia vivian wanda wendy yolanda yulia yvette yvonne zoe katrin katya debbie elena ilse ivy mika nadine anja hope
    cokie loretta dilma
"""
# Of more languages: names of Asia, Africa, Latin America, Eastern and Northern Europe, Wales, Scotland and Ireland.
_MORE_MALE = """
    abel aled alasdair alberto alfonso alistair amir amos angelo anton arturo axel bashir bruno bryn clive conrad cyril
    cyrus dario darius elijah emil emrys endre enoch euan ezra francesco gabriel gerhard gethin gideon gregor gustav
    helmut iain ifan isaiah jedediah josef josiah julio leif lorenzo magnus marius neville nils obadiah reginald reuben
    roderick salim saul silas simeon thaddeus umberto werner zachariah
    manny donnie darnell
    raj ravi linus
    abdelaziz abdirahman abdulrahman abebe adebayo adil adnan alejo aleksandar aleksander aleksandr alessandro
    alexandre alexandru aliou alun amadou amit anatoliy anatoly andrej andres andrii andriy andrzej anil
    antoine antonin anwar arjun arkady arman arne arsen artem artur ashok ayman aziz babajide bakary balazs barnaby
    bartosz bashar bjorn bogdan bohdan boubacar callum carlo cedric cesar chidi chinedu chukwuma cian ciaran conor
    cormac crispin cristian cristiano damir danilo danylo darko davide declan deepak dejan denys diarmuid didier
    dimitar dimitrios dimitris dinesh dragan dylan eamon eamonn emeka emile enrique enzo eoin esteban etienne ewan
    fabio fadi faisal farid farouk fergus fernand florian fyodor gabor gareth gennady georges georgi georgios
    gerardo giancarlo gianni giles gilles gintaras goran grigory guillaume guillermo gunnar gunther habib hakan
    hamid hamish hamza haruki hendrik henri heorhiy hicham hiroshi hossein hrvoje hussain huw ibrahima idris ignacio
    ihor ilham ilir ilya imre ismail itamar ivo iwan jacek jakub jamil janusz jaroslav jerzy jesper jesus jiri joao
    joaquim jonas joris josip jovan juma kaito kamil karim kaspar kazuo kenji khaled kiril kofi krzysztof kwame
    kwasi lamine laszlo laurent leandro leonid leszek levan luciano luiz lukas maciej maksym mamadou marat marek
    mariano mariusz marko masoud mateo mateus matthieu mattias mauricio mehdi mehmet miklos milan milos miloslav
    miroslav mladen mohamad mohan moussa mukesh murat mykola nabil naoki narek nasser nelu niall nikhil nikola
    nikolaos nikolay nikos nnamdi norbert nuno obinna octavio oisin oleh oleksandr oleksiy olivier olumide ousmane
    paavo padraig pasquale pawel pekka pierluigi piers piotr prakash pranab predrag quentin radoslaw rahul
    raimundo rajesh rajiv rakesh ramesh ramiro rashid rayan reza rhys riccardo rohan rory ruslan saeed salvador
    salvatore samir sandro santiago satoshi seamus sebastiao serhii serhiy siarhei siddharth siegfried sipho
    slobodan sory stanislav stanislaw stefano stepan stephane sunil suresh sven syed szymon taavi tadeusz takashi
    takeshi taras tarek teemu thabo theo thierry thorsten tiago tomas tomasz tomislav toomas torsten tristan
    uwe vaclav vadim valentyn vasily vasyl vicente vijay vikram vincenzo vitalii vitaliy vitaly vito
    vladislav vlado wael waleed wiktor wladimir wojciech wolodymyr yann yannick yaroslav yasser yevgeny yevhen
    youssef yuriy yves zoltan zoran zurab
"""
_MORE_FEMALE = """
    ailsa bronwen carys cerys deirdre elspeth ffion gemma gillian isla kirsty morag oona orla pippa rhiannon roisin
    seren sian tamsin una winifred
    rosalie temi layla rania patti
    adaeze aditi afua agata agnieszka aicha aida aissatou akua aleksandra alessandra alina aliona amara
    amelie amina aminata anastasia anastasiia anastasiya aneta angelica angelique aniko anjali anneke annelise
    annika antonella antonia antonina anusha aoife aparna ariane asha astrid asuka awa ayesha ayse azadeh babette
    beata beatriz benedetta bettina bianca birgit birgitta blanca bogdana boglarka bozena brigitte bronwyn caoimhe
    carmela carolina catalina catarina celeste celine chantal chiamaka chiara chioma chloe christelle
    clarissa claudine clemence clotilde consuelo coretta cornelia cosima dagmar dagny daniella daria darya deepa
    delphine dessislava divya djamila dominika dorota dorothea dragana edwige ekaterina elif elina eliza elke elodie
    elzbieta emanuela emilia emilie emine esperanza eszter eugenia eunice fabienne fadia fanta farah farida fatemeh
    fatma fatou felicia feride fernanda folake francine franziska frederique galina genevieve ghada
    giovanna gisela giulia graciela grazyna gulnara habiba hadiza halima halina halyna hana hanan hanane
    hanna hanne hatice hedwig helene henrietta hina hiroko ilaria ileana ilona imani imelda imogen ines inga
    ingeborg ingrida inna irena irina iryna isabelle iwona izabela jadwiga jasmin jasmina jelena joana johanna
    jolanta josefina josette jovana judita jyoti kadiatou karin karina karine karolina katarina katarzyna kateryna
    katharina katja kavita kenza khadija khadijah kinga klara krisztina krystyna ksenia lakshmi lalita lamia larissa
    larysa latifa leticia letizia lidia liliana lina ljiljana lorena lotte luana lucie lucienne ludmila lyudmila
    magda magdalena maha malgorzata malika manuela maren margarethe margarida margot margrethe marguerite mariam
    mariama mariana mariela mariia marija marijke mariya marjolein marketa marlene marta martina maryam mathilde
    matilde meera mei mette mihaela milena milica miranda mireille mirela mirjam monique montserrat nadezhda nadira
    nadiya narges nataliya natalya natasa neelam neha nelly nesrin ngozi niamh nicoletta nida nilufar nisha noemi
    noor nour noura oksana oleksandra olena olha omolara oriana ornella palesa paloma paola parisa parvati
    petronella philippa pilar polina pooja priya priyanka radhika rafaela rahima raisa raluca rania raquel rasha
    reem regine renata reyhan riitta rima rosalia rosamund rosana rosanna roswitha roxana roza rukmini ruta
    ruxandra saadia sabina sadia safia sakura salma samira sanaa sanam sandrine sania saoirse saskia satu seda selma
    serap shabnam shalini shanti sharmila shirin shreya sibel sigrid silke silvana simona sinead siobhan smita
    snezana solange soledad solveig soraya stefania stefanie sunita svitlana sylvie tamar tatiana tatjana tatyana
    tetiana tetyana thandiwe thembi tiina titilayo tomoko ulla ursule usha uzma valeria vandana vasiliki veronika
    vesna vibeke violeta virginie wafa wanjiru wiebke xenia ximena yael yasmin yasmina yelena yetunde yevgenia
    yevheniia yoko yolande yuliya yumiko yusra yvetta zahra zainab zainabou zaynab zdenka zeinab zeynep zofia zoya
    zsuzsanna zuzana
"""
_EITHER = """
    alex ash ari avery blair cameron casey chris dana drew dominique francis hayden jamie jan jean jesse jordan
    jody kelly kerry
    kim lee leslie lindsey lynn marion morgan pat reese riley robin sam sandy shannon shelby sidney stacy sydney
    taylor terry
    tracy whitney wen li wei andrea nikita sasha robbie ray adama amal celestine oluwaseun patrice sandeep tendai
"""

GIVEN: Final[dict[str, Gender | None]] = {
    **dict.fromkeys(_MORE_MALE.split(), "m"),
    **dict.fromkeys(_MORE_FEMALE.split(), "f"),
    **dict.fromkeys(_MALE.split(), "m"),
    **dict.fromkeys(_FEMALE.split(), "f"),
    **dict.fromkeys(_EITHER.split(), None),
}
# Short forms of a given name: two names of one set may be one person's.
_SHORT = """
    michael mike mick; william bill billy will; robert bob bobby rob; richard rick dick; james jim jimmy; joseph joe;
    thomas tom tommy; peter pete; donald don; charles chuck charlie; edward ed eddie ted; samuel sam; daniel dan danny;
    matthew matt; timothy tim; stephen steve steven; anthony tony; benjamin ben; christopher chris; david dave;
    gregory greg;
    kenneth ken; lawrence larry; nicholas nick; patrick pat; ronald ron; andrew andy; elizabeth liz beth betsy;
    katherine kate
    kathy katie; catherine cathy kate; margaret maggie peggy; susan sue; deborah debbie deb; jennifer jenny;
    patricia pat patty;
    barbara barb; jeffrey jeff; rudolph rudy; raymond ray; bernard bernie; frederick fred; gerald jerry; theodore ted;
    philip phil phillip; joshua josh; alexander alex; alexandra alex; nathaniel nate; jonathan jon; john jack johnny;
    leonard len; vladimir vlad; victoria vicky; sergey sergei; dmitry dmitri; zachary zach; albert al; eugene gene;
    stuart stu stewart; martin marty; mitchell mitch; volodymyr vladimir
"""
SHORT_FORMS: Final[dict[str, frozenset[str]]] = {}
for _group in _SHORT.split(";"):
    _names = frozenset(_group.split())
    for _name in _names:
        SHORT_FORMS[_name] = SHORT_FORMS.get(_name, frozenset()) | _names
