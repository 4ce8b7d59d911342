/**
 * The most common passwords of published leaks that have twelve characters or more, and those shorter ones that people
 * lengthen with digits or signs. Lower case; runs and repetitions are recognised by rule.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `password passwort passw0rd p@ssw0rd p@ssword pa55word passwordpassword password123456 passwordpassw0rd mypassword
   mynewpassword newpassword ilovepassword thisismypassword thepassword password1password yourpassword nopassword
   changeme changemenow changethis changeit pleasechangeme defaultpassword default temppassword temporary
   temporarypassword testpassword test1234test testtesttest testing testingtesting qwerty qwertyuiop qwertyqwerty
   qwerty123456 qwerty12345678 qwerty123qwerty qwertyuiop123 qwertyuiopasdf azerty azertyuiop azertyuiopqs qwertz
   qwertzuiop 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i 1q2w3e4r 1q2w3e4r5t q1w2e3r4t5y6 q1w2e3r4t5y6u7i8 zaq12wsx
   zaq12wsxcde3 zaq1zaq1zaq1 1qaz2wsx3edc 1qazxsw23edc qazwsxedcrfv 1234qwerasdf 1234qwerasdfzxcv qwer1234asdf
   qwerasdfzxcv asdfghjkl asdfasdfasdf asdfqwer1234 asdf1234qwer zxcvbnm zxcvbnmasdfg abc123 abcd1234abcd abc123abc123
   abc123456789 abcd12345678 a1b2c3d4e5f6 a1b2c3d4e5 aa1234567890 a12345678901 a123456789012 123456789abc
   123456789abcd 123456abcdef 123456qwerty 123456789qwerty 1234567890abc 1234567890qwe 1234567890qwerty 123qweasdzxc
   123qwe123qwe qweasdzxc qweasdzxc123 qwe123asd123 asd123asd123 123123123123 123321123321 112233445566 121212121212
   111222333444 123456654321 1234567887654321 123456123456 012345678910 012345678901 123456789101 12345678910
   1234567891011 123456789012 1234567890123 0987654321 098765432109 147258369 147258369147 159753 159357 741852963
   789456123 789456123000 987654321 987654321098 31415926535 314159265358 3141592653589 271828182845
   iloveyou iloveyou1234 iloveyouforever iloveyousomuch iloveyoubaby iloveyoutoo iloveu iloveyoumore iloveyouiloveyou
   iloveme ilovemyself ilovemyfamily ilovemymom iloveyoumom ilovegod ilovejesus jesuslovesme jesuschrist
   jesusislord godisgood godislove godblessyou trustinjesus loveyouforever foreverlove lovelovelove loveme
   letmein letmeinnow letmeinplease pleaseletmein opensesame welcome welcomehome welcomeback welcomewelcome welcome1welcome
   admin adminadmin adminadminadmin administrator administrador admin123admin adminpassword adminroot root rootroot
   rootpassword superuser superadmin superman superman1234 supermanbatman systemadmin sysadmin master masterpassword
   masterkey secret secretpassword topsecret mysecret supersecret secretsecret verysecret private login loginlogin
   logmein access accessgranted accessdenied database backup server steward stewardpassword stewardsteward
   monkey monkeymonkey dragon dragonball dragonballz dragondragon football footballfootball baseball basketball
   softball soccer hockey tigger michael jordan michaeljordan liverpool liverpoolfc manchester manchesterunited arsenal
   chelsea barcelona realmadrid juventus starwars startrek pokemon pikachu harrypotter hogwarts lordoftherings
   matrix batman spiderman ironman avengers minecraft fortnite naruto sasuke onepiece sunshine sunshine1234
   sunshinesunshine princess princessprincess shadow shadowshadow flower butterfly butterflies chocolate cheese
   cookie cookiemonster computer computercomputer internet samsung samsunggalaxy google googlegoogle facebook
   facebookfacebook microsoft windows apple whatever whateverwhatever nothing something anything everything
   trustno1 trustnoone fuckyou fuckyoufuckyou fuckoff fuckthis motherfucker motherfucking asshole bullshit killer
   charlie jennifer jessica ashley michelle elizabeth christopher christina alexander alexandra anthony
   summer summertime winter spring autumn summer2020 january february september october november december
   correcthorsebatterystaple correct-horse-battery-staple correcthorsebattery correct horse battery staple tobeornottobe
   todayisagoodday helloworld hellohello hello1234hello hellokitty hellohellohello hello goodmorning goodbye happybirthday
   merrychristmas happynewyear californiadreaming california newyorkcity newyork losangeles sanfrancisco london
   unitedstates america americanidol australia deutschland schalke04 borussia hallohallo ichliebedich schatz
   passwort123456 passwortpasswort geheim geheimgeheim sommer motdepasse motdepasse123 jetaime jetaimejetaime
   contraseña contrasena teamo teamomucho tequieromucho tequiero senha senhasenha senha123456 amor mudar123 parola
   parolaparola wachtwoord welkom welkom01 haslo lozenord losenord salasana heslo jelszo sifre
   privet lozinka dontforget idontknow dontknow iforgot forgotten forgotpassword rememberme donttellanyone
   nopasswordneeded blink182 slipknot metallica nirvana linkinpark eminem mustang corvette ferrari porsche mercedes
   harleydavidson yamaha kawasaki slayer phoenix hunter hunter2 ranger thomas buster ginger pepper maggie
   lovely family familyfirst freedom freedomfreedom forever forever21 peaceandlove liverpool1892 rockandroll rocknroll
   thunder lightning diamond silver golden purple orange yellow blueblue qazwsx`.split(/\s+/u),
);
