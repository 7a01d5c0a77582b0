#include "vmcoach/coach/lexicon.hpp"

#include <array>

namespace vmcoach::coach {
namespace {

using Words = std::string_view;

// clang-format off

constexpr auto asks_callback_catches = std::to_array<Words>({
    "call now|today|soon|first to|and|for|or", "^ call now|today",
    "call|ring|phone|dial|try <digits>", "so|please|then|just call|ring|phone $",
    "call back would|is|of", "love|like|welcome|appreciate a ring|call|bell|callback",
    "missed call", "whatsapp|text|message me", "get back at me|us",
    "delighted|glad|happy|grateful if you called|rang|phoned",
    "hesitate to call|ring|phone|text|contact|reach", "holler if|when", "book a slot|time|meeting",
    "call|ring|phone|telephone|text|buzz|dial|contact|message|ping|email me|us [back]",
    "calling|ringing|phoning|texting|telephoning|contacting me|us [back]",
    "please|just|to|and|then|so call|ring|phone|telephone|text back", "^ call|ring|phone|text back",
    "call|ring|phone when|if|whenever|anytime you [can|could|get|have|are|like|want]",
    "call|ring|phone any time|day", "call|ring|phone at your [earliest] convenience",
    "call|ring|phone my|our|this|the cell|mobile|office|desk|number|direct|line|assistant",
    "give|gives|giving me|us a|another [quick] [little] call|ring|bell|buzz|shout|tinkle|"
     "holler|text|callback [back]",
    "give my|our ~3 a [quick] call|ring",
    "return|returning my|our|the [phone|telephone] call|calls|message|messages",
    "get|getting back to me|us", "get in touch with me|us|our", "get hold of me|us",
    "reach [back] [out] [to] me|us", "reach me|us at|on|by", "reach|get me|us on|at|directly",
    "hear|hearing [back] from you",
    "look|looking forward to your call|reply|response|message|answer|email",
    "await|awaiting|wait|waiting for your call|reply|response",
    "await|awaiting your call|reply|response", "let me|us know",
    "shoot|drop|send|fire|ping me|us a|an|your [quick] [short] text|line|message|note|"
     "email|mail|call|reply|response|word|times|availability",
    "hit me|us back|up", "holler back|at", "call|ring|phone back at|on|when|if|before|any|as",
    "please|kindly reply|respond|confirm|revert", "revert [back] to|on|at|with|by me|us|my",
    "leave me a message", "speak|talk to me before", "looking for a call back",
    "appreciate|grateful|love|like|welcome|obliged|expect|expecting [for] a|your call|"
     "callback [back]",
    "my number|line ~6 if you would like|want to call|talk|chat|learn", "pick up the phone and",
});
constexpr auto asks_callback_leaves = std::to_array<Words>({
    "should|would have to call|ring|phone|text|return|get|reach|contact me|us",
    "not that you need|have to ~3", "to|and|will|shall|would|can i|we call|ring|phone",
    "say|says|said|saying call|ring|phone me|us [back]",
    "love|like to hear from you how|what|about|whether ~6", "reply|respond to <proper>",
    "i|we will|shall|would|can|am|are [just] [also] [then] [going] [to] call|ring|phone|"
     "dial|try <number>",
    "reach|get me|us ~8 no need",
    "no|not|never|without need|reason|hurry|rush|pressure|obligation|have|has|want|asking|"
     "ask|expect|expecting|worry|bother|waiting|chase|requiring|call|ring|phone ~6 call|"
     "ring|phone|telephone|text|reach|return|get|calling|ringing|phoning|give|giving|hear|"
     "let|texting",
    "do|does|would|should|need|must|will not [please] [ever] [even] [have|need|want] [to] "
     "call|ring|phone|telephone|text|return|get|reach|contact",
    "need not call|ring|phone|telephone|text|return|get|reach|contact|give",
    "need|never ~2 call|ring|phone|return|get back",
    "rather than ~6 call|ring|phone|text|get|return|calling|ringing|phoning|give",
    "instead of ~6 call|ring|phone|text|get|return|calling|ringing|phoning|give",
    "instead|spare|save|sparing|saving ~5 call|calling|ring|phone",
    "hate ~6 call|ring|phone|telephone|text",
    "can|may|could|just|please|everybody|everyone|friends|folks|people call me <proper>",
    "call me <self>", "call me crazy|old|curious|nosy|mad|silly|sentimental|biased",
    "thank|thanks|thankful ~3 calling|ringing|phoning|texting me|us [back]",
    "told|asked|advised|suggested|begged me to call|ring|phone [back]",
    "he|she|they|who|people|customers|clients will|would|can|could|may|did|do call|text|"
     "ring|phone|reach me|us",
    "great|good|nice|lovely|glad|happy|delighted to hear from you",
    "have|had|did not [yet] ~1 hear|heard [back] from you",
    "pleasure|joy|glad|treat to hear from you",
    "i|we will|shall|would|can|am|are|may|might|could [also] [just] [gladly] [going|happy|"
     "glad] [to] let|get|give|call|ring|phone|reach|hear",
    "i|we will|shall [also] be ~1 calling|ringing|phoning", "let me|us know you",
    "not asking ~6 call|ring|phone",
});

constexpr auto promise_catches = std::to_array<Words>({
    "look|looking for|out [for] my|our call|ring",
    "i|we will|shall|would|can|may|am|are|might [also] [definitely] [certainly] [gladly] "
     "[then] [simply] [just] [be] [going|planning|happy] [to] [like|love] [to] [give] [it] "
     "call|calling|ring|ringing|phone|phoning|telephone|telephoning|try|trying|dial|dialing|"
     "buzz|bell|reach [you]",
    "i|we am|are|will|shall|would [be] [going|planning|glad|happy|about] [to] [gladly] "
     "[like|love] [to] give|giving you|it|this a|another [quick] [second|third] call|ring|"
     "bell|buzz|shout|try|go|tinkle",
    "i|we plan|intend|mean|promise|aim|hope to call|ring|phone|telephone|try|give|reach",
    "i|we call|ring|phone|telephone you [again] [back] [on] monday|tuesday|wednesday|"
     "thursday|friday|today|tomorrow",
    "i|we will|shall|am|are [be] [going] [to] back in touch|contact",
    "i|we will|shall|am|are [be] [going] [to] [be] [back] in touch|contact",
    "i|we will|shall|am|are [be] [going] [to] [get|getting|follow|following|check|checking|"
     "check|catch|catching] back|up|you",
    "expect|await [to] [get|receive|have] my|a|another [phone] [next] call|ring",
    "expect to hear from me",
    "you will|shall|can|should [expect|get|be|have] [to] [hear|hearing|get|getting] [a|my] "
     "[call|ring] from me",
    "you will|shall|can|should|may [be] hear|hearing from me",
    "you will|shall|can|should|may [be] get|getting|have|receive|expect a|another|my "
     "[next] [phone] call|ring [from] [me]",
    "my|our next [phone] call", "let me call|ring|phone|try|give you",
    "look|watch|listen out for my call",
    "i|we will|shall [also] [then] follow up|through with a call",
    "will be calling|ringing|phoning you", "going|due to call|ring|phone|try|telephone you",
    "will|shall call|ring|phone|telephone|try you",
    "^ calling|ringing|phoning|trying you [again] [on] monday|tuesday|wednesday|thursday|"
     "friday|tomorrow",
    "we will|shall talk|speak|chat ~4 when|as i call",
    "i|we will|shall be on the phone|line|blower", "i|we will|shall ~4 by phone|telephone",
});
/// A call that was promised before, one that won't be made, and one that somebody else asked for.
constexpr auto promise_leaves = std::to_array<Words>({
    "should|shall|could|can|may|might|if|whether i|we ~5 call|calling|ring|phone|try|"
     "telephone you",
    "i|we would call|ring|phone|try you ~6 if",
    "colleague|assistant|boss|manager|secretary|partner|he|she|they|someone|somebody "
     "will|shall ~1 call|ring|phone|try|be",
    "i|we will|would|shall|can|am|are|do not ~2 call|calling|ring|phone|telephone|try|reach|be",
    "said|told|promised|mentioned|wrote|warned [you] [that] i|we would|will|was|were|had ~6",
    "you said|wrote|mentioned ~2 i|we will|would",
    "i|we would like|love to call|ring|phone|try|reach you but",
    "i|we will|can|would|could|am|was|are try|trying to reach",
    "i|we am|are|was|were trying|ringing|phoning to|because|about|from|for|as|with|on behalf",
    "i|we am|are calling|phoning|ringing|telephoning you about|because|from|regarding|with",
    "i|we am|are calling|phoning|ringing|telephoning to|because|about|from|for|as|with|"
     "regarding|concerning|out|now",
    "i|we will|shall|would try to ~6 email|send|write",
    "i|we would [really] [like|love] to give you a",
});

constexpr auto vague_catches = std::to_array<Words>({
    "sometime", "some time", "some day|point", "someday", "at some point",
    "next|this|later week|month", "later [on] [this|in] [the] [week|month|year|today]",
    "early|late|end|middle|beginning [of|in] [the] next|this|following week|month",
    "the|early|middle|end [of] following week", "soon", "shortly", "before long", "eventually",
    "in|within|over|during the morning|afternoon|evening|week|weekend",
    "in|within|after a|the few|couple|bit|while|day|week|next [of] [few] [days|weeks|hours]",
    "in|within a [couple] [of] few|day|days or two", "one of these days", "another|other day|time",
    "monday|tuesday|wednesday|thursday|friday|tomorrow|today|today's morning|afternoon|"
     "evening|night",
    "this morning|afternoon|evening", "tonight", "when|whenever i can|get|have|am",
    "when things calm|settle|quiet", "first thing", "end of day", "eod|cob",
    "around lunch|lunchtime|noon", "after lunch|work|hours", "at lunch|lunchtime",
    "around|about|roughly|approximately [about] <number>", "<number> ish", "or so", "down the road",
    "again later", "anytime", "any time", "after the holiday|holidays|weekend|break",
    "over the next [few|couple|several] [of] days|weeks",
});

constexpr auto introduction_catches = std::to_array<Words>({
    "my name is <proper>", "my name is ~1", "the name is ~1", "this is <proper>", "it is <proper>",
    "<proper> here", "i am <proper>", "you have [got] [reached] <proper>",
    "<proper> speaking|calling|again", "<proper> <proper> from|with|at|of|over",
    "<proper> from|with|at|of|over ~1 <proper>",
});
constexpr auto introduction_leaves = std::to_array<Words>({
    "my name will|may|might|would|does",
});

constexpr auto pitch_catches = std::to_array<Words>({
    "we [have] [recently] saved|helped firms|companies|businesses|people|clients|customers|dozens|hundreds|thousands",
    "cutting|saving|reducing|lowering their|your ~2 bills|bill|costs|cost", "with us $",
    "get|offer|give you a better|lower|good|great rate|price|deal|offer",
    "we have|i have cut|reduced|saved|helped|boosted|lowered", "pay|pays for itself",
    "we|i help|helps|assist|support|enable|empower|serve [over] [companies|businesses|"
     "firms|people|organizations|organisations|teams|clients|customers|manufacturers|"
     "builders|owners|retailers|<number>] [like] [yours|you]",
    "<company> helps|offers|provides|delivers|sells|specializes|specialises|makes",
    "we [have] [recently] [already] helped ~3 companies|company|businesses|business|firms|"
     "firm|clients|customers|people|organizations|retailers|manufacturers",
    "we [have] [recently] helped [over] [more] [than] <number>", "we are helping", "we have helped",
    "we [also] [currently] work with ~4 firms|companies|businesses|clients|organizations|brands",
    "we have worked with",
    "we [also] specialise|specialize|offer|provide|sell|deliver|supply|manufacture|distribute",
    "we do <number>|printers|copiers|everything|it all", "we do ~1 ~1 and",
    "we can|could|will|would help|save|cut|reduce|lower|slash|increase|boost|grow|double|"
     "triple|improve|show|offer|provide|do the same|it|that",
    "we can|could|will ~2 help|save|cut|reduce|lower|slash|increase|boost|grow|double|"
     "triple|improve",
    "we increase|reduce|cut|boost|improve|lower|save|grow|streamline|automate|optimize|"
     "optimise|transform",
    "we make ~2 easy|easier|simple|simpler|faster|cheaper", "what we do", "what <company> does",
    "our|my [new] [latest] [patented] [award] [winning] [unique] [flagship] solution|"
     "solutions|product|products|platform|software|service|services|technology|tool|tools|"
     "app|system|systems|offering|portfolio|suite|program|customers|clients|catalog|"
     "catalogue|pricing|prices|rates|package",
    "new|patented|innovative|integrated|turnkey|complete|cloud|software solution|solutions",
    "full service", "end to end", "all in one", "one stop",
    "award winning [service|dealer|product|software|firm|company]", "return on [your] investment",
    "roi",
    "save|saves|saving you|your ~3 money|time|hours|thousands|millions|<percent>|<number>|"
     "costs|dollars",
    "save|saves you|your <number>", "save [you] [your] <number> percent|dollars|hours", "save you",
    "saving [you] thousands|millions|hundreds|money",
    "cut|reduce|lower|slash|increase|boost|grow|double|triple|improve|raise your|their "
     "[energy|shipping|material|phone|freight|labor|labour|operating|monthly] costs|cost|"
     "bills|bill|revenue|sales|overheads|expenses|spend|productivity|efficiency|profits|"
     "margins|roi|performance|conversion|turnover",
    "by [up] [to] [as] [much] [as] <percent>",
    "<percent> more|less|faster|cheaper|off|discount|savings|cheaper",
    "a|live|quick|short|free|product demo|demonstration",
    "free trial|consultation|quote|audit|sample",
    "trade|best|lowest|special|early|introductory|discounted prices|price|rates|pricing|"
     "offer|offers|deal",
    "products|services|solutions we|that offer|we", "product|products that",
    "we are a|an|the ~4 provider|supplier|company|firm|agency|dealer|vendor|consultancy|"
     "manufacturer|distributor offering|of|that|for|in",
    "we are a|an ~4 provider|supplier|agency|dealer|vendor|consultancy|manufacturer|distributor",
    "we pride ourselves",
    "we have [got] a|the|an platform|software|solution|tool|system|app|product|program|"
     "deal|offer|service",
    "i have [got] a|an ~2 deal|offer", "learn about your needs", "companies like yours|you",
    "businesses|firms|builders|manufacturers|retailers|people|teams|organizations like yours|you",
    "in business since", "senior|account executive", "on your calendar",
    "how our|we ~2 works|can|could", "i believe we could", "could do the same for you",
    "money back", "state of the art [platform|software|technology]", "in your industry",
});
constexpr auto pitch_leaves = std::to_array<Words>({
    "we have helped|saved ~2 together",
    "your|you|their|his|her ~6 by [up] [to] <percent>",
    "you|they|he|she|who [have|had|just] save|cut|reduce|lower|increase|boost|grow|double|"
     "improve|saved|reduced|helped|raised",
    "your ~3 cut|reduced|lowered|boosted|grew|doubled|improved|saved|helped|raised",
    "you are|have|had ~4 helping|saving|cutting|solution|solutions",
    "your [new] [latest] solution|solutions|platform|product|products|software",
    "in|at|on|about|for your ~3 solution|solutions", "save the date",
    "a hundred percent certain|sure", "will|can not save|help", "we can help ourselves",
    "how can we help",
});

constexpr auto arrogant_catches = std::to_array<Words>({
    "you can not afford", "you [really] ought to", "you would be a fool",
    "a|the|one|america's|europe's|world's|country's|britain's [of] [the] leading provider|"
     "supplier|company|firm|firms|brand|expert|experts|companies|agency|manufacturer|"
     "platform|name|choice|dealer|vendor",
    "the|a|nation's|industry's leading ~3 provider|supplier|company|firm|agency|dealer|software",
    "leading supplier|provider|company|firm|brand|edge|agency|expert|name", "one of the leading",
    "market|industry leader|leaders|leading",
    "we|i|us|our|<company> are|am|is|have [simply] [got] the [very] best",
    "we|i|us|our|<company> ~2 have [got] the best",
    "the|america's|britain's|country's [very] best [firm|agency|software|product|team|"
     "deal|price|provider|supplier|service|company|people|solution] in|at|on|around|money|"
     "you the|town|what|business|class|market|industry|world|country|state|can|will",
    "best in class|the|town", "best of breed", "the best at what", "<company> ~3 number one|1",
    "we|i are|am|is [simply] [the|their|your|america's|britain's] number one|1",
    "number one|1 in|provider|supplier|agency|choice|sales|company|firm", "#1",
    "no one|body does it better", "nobody does it better", "world class",
    "world's best|leading|largest", "i|we|<company>|results|satisfaction ~2 guarantee|guarantees",
    "guaranteed", "guarantee you|that|it|results", "you need", "you should", "you must",
    "you ought to", "you have to hear|see|meet|talk|try|know|speak",
    "you will not find|get|see anything|anyone|a better", "you would be crazy|mad|foolish|a fool",
    "trust me", "unbeatable", "unmatched", "unrivaled", "unrivalled", "unparalleled",
    "second to none", "cutting edge", "state of the art", "top rated|notch|tier", "premier",
    "revolutionary", "game changer|changing", "you are going to love",
    "you will love what|this|our|it", "you will thank me", "you are missing out",
    "what you should be", "bar none", "hands down", "unlike our competitors|competition",
    "better than anyone|anybody", "we are the experts|expert|leader|leaders", "i am the|an expert",
    "the only company|firm|one that|who", "blow you|your away|mind|socks",
});
constexpr auto arrogant_leaves = std::to_array<Words>({
    "won|win|received|earned|your ~3 premier|leading|best|guarantee|number|world|"
     "unmatched|revolutionary",
    "you need|should|must|ought not", 
    "told|tells|says|said|hear|heard|read ~3 you need|should|must", "world class <proper>",
    "do|does|will not ever|even|really|have|need|want ~2 you need|should", "no|not|never guarantee",
    "i|we will|would|can|could|do not guarantee",
    "i|we will|would|can|could guarantee nothing|only", "will|would|can|could|do not guarantee",
    "guarantee nothing|only|you|anything that i", "guarantee nothing|only",
    "guarantee|guarantees on|of your", "your ~3 guarantee|guaranteed",
    "you|your|yours|voted|named|crew|team|she|he|they|the ~3 number one|1",
    "my number one fan|reason|question|rule", "we|i are|am not ~4 best|biggest|leading",
    "not ~6 the best", "you are the best", "you|he|she|they|your|who ~3 the best", "all the best",
    "best wishes|regards|of luck",
    "leading your|you|the|a|up|this|his|her|them team|panel|to|crew|people|way|into|band|"
     "charge|ride|parade",
    "you should be|feel proud|pleased|delighted|thrilled|so",
    "you should have|find|see|get ~2 email|message|note|mail|photo|letter|inbox|it",
    "what|everything|all|if|whatever|than|as|when you need|should|must",
    "drivers|people|they|we|customers|all you need", "you must be|have ~4",
    "you need to do nothing", "there is nothing you need", "nothing you need",
    "anything you need|should",
});

constexpr auto weak_catches = std::to_array<Words>({
    "sorry if this|it|i",
    "hope|hoping i|we|this am|are|is not ~2 disturbing|bothering|interrupting|intruding|bad",
    "you must be [very|really|so] busy", "excuse the|my|me intrusion|interruption|call|for",
    "sorry to bother|trouble|disturb|interrupt|be|keep|call|take|pester|intrude|bug",
    "sorry [again] for|about the|this|calling|bothering|disturbing|interrupting|taking|my",
    "i am [so|very|really] sorry [again] [for] [to] bother|trouble|the|disturb|interrupt|"
     "calling|this|bothering",
    "sorry [for] the interruption|intrusion|bother|trouble", "^ sorry again", "i know i am",
    "apologies [for|if|to]", "apologise|apologize for|if", "i do apologise|apologize",
    "my apologies", "forgive me|the|my", "pardon me|the|my",
    "just wanted|want|wanting|hoping|wondering|thought|checking|following|calling|reaching|"
     "touching|trying [to]",
    "i|we was|were|am just wondering|hoping|calling|checking|following|thinking|trying [to]",
    "only wanted|want to", "i only|simply called|wanted", "wanted to check|see if|in",
    "i wanted to see", "hopefully", "i was|am hoping",
    "i hope i am|this|it|that not|is|does|isn't bother|disturb|catching|ok|okay|a|not",
    "hope you do not mind", "hope|hoping it is not|ok|okay|a bad",
    "if you get|have|had|find|got a|the|any|some|ever chance|moment|minute|second|time|sec",
    "if you ever have", "if it is not too much|any trouble|bother|a",
    "if that is|works all|ok|okay|alright|fine right|with|by", "if [at] [all] possible",
    "if you would not mind", "if you do not mind", "if you are [at] [all] interested|not",
    "might|may|would|could you|be possibly|maybe be|interested", "you might be interested",
    "might|may be interested", "i was wondering", "wondering if", "maybe we|you could|can|might",
    "perhaps we|you could|might", "hate to bother|take|trouble|disturb|interrupt|be|call",
    "take up your|too|any|much ~1 time", "minute|moment of your time", "a bit of your time",
    "i know [that] you are [very|really|so|extremely|super|incredibly|probably] busy",
    "you are probably|surely|doubtless [very|really|too] busy",
    "i realize|realise you are [very] busy", "no worries if", "if not no worries", "no problem if",
    "not sure if|whether you", "i am not sure if|whether this|you|i|it", "i guess", "i suppose",
    "kind|sort of hoping|wanted|wondering", "a quick favor|favour", "out of the blue",
    "do not mean to|want to bother|pester|intrude",
    "i will not take|keep|waste [up] [much] [of] your|you", "a pain", "bear with me",
    "if i may be so", "not a good|bad time", "you do not know me but", "sorry i|we missed",
    "just a quick",
});
constexpr auto weak_leaves = std::to_array<Words>({
    "sorry to hear|learn|read|see", "was|were [so|very|really] sorry [to|that|i|we|you|about|for]",
    "sorry for your|a|late loss", "sorry you|that|they|we missed", "say sorry [for|about]",
    "to say sorry", "no apologies", "without apology", "you just|have just wanted|thought",
    "did not ~2 apologise|apologize", "have sent just",
});

constexpr auto pushy_catches = std::to_array<Words>({
    "call now", "going|selling fast", "spots|seats|slots|places are going|filling",
    "nobody|none|no one [of] [you] has|have returned|answered|replied", "chasing you",
    "you got|received my messages|calls|message|voicemail", "third|fourth|fifth time lucky|unlucky",
    "urgent", "urgently", "urgency", "it is important that|i", "something important",
    "critical that|we|you", "asap", "as soon as possible", "as soon as you get|can|hear|receive",
    "right away", "immediately", "without delay", "at once", "today only", "only today",
    "good|valid|available [only] [for|until|till|through] today [only]", "one day only",
    "for today", "now or never",
    "last|final chance|day|call|notice|opportunity|reminder|attempt|message|voicemail|warning",
    "limited time|offer|spots|availability", "time is running", "running out",
    "offer|price|deal|discount|rate|it expires|ends|runs", "expires|expiring",
    "before it is too late", "too late to", "act now|fast|today|quickly",
    "do not miss [out] [this|on]", "do not wait", "hurry",
    "while it|they|stocks|supplies last|lasts", "only ~3 spots|seats|slots|places|left|days|hours",
    "one|two|three|few|last ~2 spots|seats|slots|places [left]",
    "someone|somebody else will|gets|may", "give it to ~3 competitor|competitors",
    "your competitor|competitors", "prices [will] go|going up",
    "i have left|sent|tried|called|emailed you|a|several|many|multiple|numerous|two|three|"
     "four|five|six|<number> [you] [a] [number] [of] ~2 messages|message|voicemails|"
     "voicemail|times|calls|emails",
    "left|leaving [you] [a] several|many|multiple|numerous|two|three|four|five|<number>|"
     "countless ~1 messages|voicemails|message|voicemail",
    "left you a number of",
    "left|tried|called|phoned|rung|rang [for] [you] [a] number|couple|several|many|"
     "multiple|dozen of|times|now",
    "tried|trying to reach|get|call|contact you|hold [of] ~3 for|several|many|times|weeks|"
     "days|without|all",
    "been trying to reach|get|contact|call|catch", "tried you ~2 times|again without",
    "keep|kept trying|missing|calling|leaving",
    "my|the|your second|third|fourth|fifth|sixth|last|<number> message|messages|voicemail|"
     "voicemails|call|attempt|try [i] [have]",
    "this is [now] my|the third|fourth|fifth|sixth|<number>", "messages i have left",
    "have|has|had|did not [yet] [still] [ever] hear|heard [anything|back|a|one] [back] "
     "[from] [you|word]",
    "not heard [back|anything|a|from]", "never heard|hear|got|had|received back|from|a|an ~2",
    "you [have] never|not return|returned|replied|reply|answered|answer|respond|responded|"
     "called|got|gotten",
    "have|has|did|do not [yet] return|returned|replied|reply|answered|answer|respond|"
     "responded|called|got|gotten|had [to|any|an|my|back|me] [of|answer|reply|response]",
    "no reply|response|answer from|to|so|yet", "without [a|any] reply|response|answer|success",
    "ignoring|avoiding me|my|us", "you are ignoring|avoiding", "the least you could|can",
    "you owe me", "leave me hanging",
    "i am [very|really|a|bit] disappointed|surprised|concerned|worried you|that|not",
    "closing|close your|the file", "not a priority", "you had better", "better call",
    "i assume|take [that|it] this|you is|are not",
    "need|needs you|to hear|an answer|know|speak|talk with|from|by|today|now|before|to|"
     "urgently [you]",
    "i must|have to speak|talk|hear", "it is essential|imperative|vital", "you do not want to miss",
    "you will regret|miss|lose", "why have|has|did|do not you", "why you have|did not",
    "waiting for you|your to|answer|reply", "still waiting", "deadline", "holding ~3 for you until",
    "be closing",
});
constexpr auto pushy_leaves = std::to_array<Words>({
    "deadline of|on my|our", "my|our ~1 deadline|urgent",
    "today only half|some|<number>", "says|say|said|saying today only",
    "no|not|nothing|never|hardly|without ~3 urgent|hurry|urgency|rush|deadline|urgently|"
     "immediately",
    "no|without hurry|rush", "there is no|nothing ~2", "in no hurry|rush", "no need to hurry",
    "have|has|had|did not [yet] hear|heard a|anything|of|about ~1 better|funnier|nicer|"
     "finer|about|of|like|so ~4",
    "have|has|had|did not [yet] hear|heard a ~3 story|talk|song|joke|speech|idea|podcast|line",
    "have|has|had|did not [yet] hear|heard from|of|about me|us", "you will not miss|regret|lose",
    "only today|yesterday i|did|i", "<proper>|he|she|they|who|friend ~3 been telling|trying",
    "you|your ~4 hurry|urgent|deadline|urgency",
    "the|your|their ~2 last|final day|call of|at|for|in|to ~4",
    "your|his|her|their last|final message|call|day", "your ~2 urgent",
    "answer all your|the messages", "your greeting", "last call at", "do not hurry|wait up",
    "i do|did|will not need|want ~2 answer", "need not ~3 hear|answer|know", "not to worry",
    "no answer ~1 needed|necessary|required",
    "called|rang|wrote|reported|you|article|story|piece|about|the ~2 urgent care|repair|"
     "matter|need|room",
});

constexpr auto jargon_catches = std::to_array<Words>({
    "touch|touching|touched base", "circle|circling|circled back|around", "synergy", "synergies",
    "synergistic", "synergize", "reach|reaching|reached out", "leverage", "leveraging", "leverages",
    "low hanging fruit", "move the needle", "win win", "value add|proposition|added",
    "think outside the box", "outside the box", "deep dive", "drill down", "bandwidth",
    "paradigm [shift]", "best practice|practices", "core competency|competencies", "ecosystem",
    "at the end of the day", "take [it|this] offline", "on my radar", "on the same page",
    "pick your brain", "pain point|points", "go to market", "value proposition", "actionable",
    "holistic", "streamline", "streamlined", "scalable", "turnkey", "mission critical",
    "thought leader|leadership", "disruptive", "disrupt", "ideate", "onboard", "onboarding",
    "mindshare", "boil the ocean", "ping you|me", "alignment", "align on", "double click on",
    "net net", "run it up the flagpole", "b2b|b2c|saas|crm|kpi|kpis|roi", "hop on a call|quick",
    "jump on a call|quick", "sync up", "next level", "robust", "seamless", "seamlessly",
});
constexpr auto jargon_leaves = std::to_array<Words>({
    "you|he|she|they|who reached out", "a robust team|crew|dog|coffee|wine",
    "a|the|your|reading|traffic|sewing|inner circle",
    "hand|hands|arm|arms ~2 reach|reaches|reached out", "out of reach", "reached out and ~3",
    "coral|natural|forest|marine ecosystem",
    "your ~2 b2b|b2c|saas|crm|kpi|kpis|roi|ecosystem|onboarding|bandwidth|alignment",
    "wheel alignment",
});

constexpr auto returned_call_catches = std::to_array<Words>({
    "you asked|requested|inquired|enquired|wanted [for] [a|an|some|the] [quote|"
     "information|info|price|demo|details|brochure]",
    "further to your enquiry|inquiry|call|message|request", "you requested",
    "return|returning your|the [phone|telephone] call|message|voicemail|email|inquiry|enquiry",
    "call|calling|phoning|ringing|ring you back",
    "getting|get back to you about|on|regarding|with your|the call|message|question|"
     "inquiry|voicemail",
    "thank|thanks [you] [so] [much] for calling|ringing|phoning|your|reaching [call|"
     "message|voicemail|out|me|back|us]",
    "since|as|because|sorry i|we missed your call", "missed your call",
    "you called|rang|phoned|left|asked [me|us] [earlier|about|a|this|for]",
    "you had|have left|called me|us|a",
    "in response to your call|message|voicemail|inquiry|enquiry",
    "your call|message|voicemail this|from|of|yesterday|on|earlier",
});
constexpr auto returned_call_leaves = std::to_array<Words>({
    "you called|rang <proper>", "you called|named ~2 a|an|the",
    "no|not|never|without ~4 return|returning|call|get",
    "i|we will|shall|would|am going|can|could|promised|told|said [be] [to] [you] [i] "
     "[would] [will] call|calling|ring|get|give",
    "you called|said|wrote|told in|at|for|it|on|him|her|them|your|that", "need to return",
    "will|would|to call|ring you back",
    "calling|call you back ~2 monday|tuesday|wednesday|thursday|friday|tomorrow",
    "i|we am|are going to",
    "thank|thanks [you] for your ~1 talk|article|book|post|piece|email|note|letter|story|"
     "work|time|patience|interview|podcast|newsletter|leading|kind|service",
});

constexpr auto conversation_catches = std::to_array<Words>({
    "we spoke|met at|on|in|last",
    "as|like we [have] [just] discussed|agreed|talked|spoke|said|arranged",
    "as discussed|agreed|arranged",
    "per|following|further|following up|after to|on|up|our [last|recent|previous|earlier|"
     "phone] [on] conversation|discussion|chat|talk|call",
    "per our ~2 conversation|discussion|chat|talk|call",
    "further to our ~2 conversation|discussion|chat|talk|call",
    "our [last|recent|previous|earlier|phone|good|great|nice|lovely|little] [phone] "
     "conversation|discussion|chat|talk",
    "follow|following up on|from our|the ~2 conversation|discussion|chat|call|talk",
    "great|good|nice|lovely|wonderful|pleasure|fun|enjoyed talking|speaking|chatting|to|"
     "meeting [with|to|talk|speak|chat|on] you",
    "great|good|nice|lovely|pleasure to talk|speak|chat [with|to] you",
    "when|since|after|last we [last] spoke|talked|chatted|met [last|on|in|over|the] [phone]",
    "we spoke|talked|chatted|discussed|agreed [briefly] [last|on|about|yesterday|earlier|in|that]",
    "enjoyed our ~1 conversation|chat|talk|call", "like we talked|discussed|said",
    "you asked|told|said|mentioned [me|to] [on|when|last] ~2 phone|spoke|talked|time",
    "continue our conversation",
});
constexpr auto conversation_leaves = std::to_array<Words>({
    "we have|had|did not|never [yet] ~2", "we|i will|shall|can|could|would|may ~3",
    "no|not|never|yet ~3 spoken|spoke|talked",
    "<proper>|friend|colleague|he|she|they discussed|spoke|talked|agreed|met",
    "<proper> and i ~2", "<proper> <proper> and i ~2", "as <proper>", "as <proper> <proper>",
    "look|looking forward to", "i spoke|talked with|to your|<proper>",
    "we spoke|talked|met at|about ~6", "until we", "when we speak|talk|meet",
    "will|would be ~2 pleasure|great|good|nice|lovely|fun|wonderful",
});

constexpr auto sent_email_catches = std::to_array<Words>({
    "i|we [have] [just] [also] [already] sent|emailed|mailed|forwarded|dropped|wrote|"
     "written|shot|fired [it|this|that] [you|to] [an] [e] [email|mail|you]",
    "i|we [have] [just] [also] [already] emailed [you]",
    "i|we [have] [just] [also] [already] sent [you|it|over|off] ~5 email|mail|inbox",
    "i|we [have] [just] [also] [already] sent|put|dropped ~5 by|in|to|into [e] email|mail|"
     "your [inbox]",
    "email|mail|note i [have] [just] sent|wrote", "in|to my [last|first|recent] [e] email|mail",
    "an|my|the|that [e] email|mail from me", "my [last|first|recent] [e] email|mail",
    "an|my|the|that [e] email|mail ~4 inbox|mailbox",
    "find|have|got|see|received an|my|the [e] email|mail from|in me|your",
    "in|into|at your [e] inbox|email|mail|mailbox", "already sent you an", "emailed you",
});
constexpr auto sent_email_leaves = std::to_array<Words>({
    "have|has|had|did|do|am|will|would|shall not [yet] [ever] sent|emailed|going|send|"
     "email|e|mailed",
    "not|never ~3 sent|send|emailed|email|mail [you] [an|the|any] [e] [email|mail]",
    "i|we will|shall|am|are|would|can|could|may [also] [then] [be] [going|about] [to] ~2 "
     "send|email|e|write|drop|shoot|put|sending",
    "look|watch|listen [out] for [an|my|the] [e] email|mail",
    "you will|can|should [soon] [find|get|receive|see|have] an [e] email|mail from me "
     "tonight|tomorrow|later|this|today|on",
    "your [e] email|mail newsletter|list|address|campaign",
    "you|your|she|he|they ~1 sent|emailed|wrote", "will be in your inbox", "without ~2 email",
    "i|we [have] sent|wrote|written|emailed ~2 him|her|them|letter|card|parcel|package|"
     "book|check|to the|flowers",
});
constexpr auto email_catches = std::to_array<Words>({
    "email|emails|emailed|emailing|mail|mailed|inbox|mailbox|mails", "e mail",
    "attachment|attached", "i|we [have] [just] sent [you]", "wrote [to] you", "written to you",
});

constexpr auto slang_catches = std::to_array<Words>({
    "hey", "hiya", "yo", "howdy", "sup", "what is up", "guys", "buddy", "dude", "bro", "pal",
    "mate", "folks", "yeah", "yep", "nope", "nah", "awesome", "cool", "super", "wow", "cheers",
    "ciao", "ta", "ta ra", "gotcha", "no worries", "no problem", "kinda", "sorta", "dunno", "stuff",
    "tons", "loads", "a bunch", "bunch of", "crazy", "epic", "rock", "rocks", "killer", "heads up",
    "catch you later", "see ya|you", "later", "take it easy", "ok", "okay",
    "give you a shout|buzz|bell", "natter", "folks", "totally", "wicked", "brilliant", "freaking",
    "heck",
});
constexpr auto slang_leaves = std::to_array<Words>({
    "later today|this|in|on|than", "years|days|weeks|months|hours later",
    "see you on|at|in|there|then|<number>|monday|tuesday|wednesday|thursday|friday",
    "i|we|to see you", "super market|bowl", "cool down|room|storage|weather|water|air|day",
    "a brilliant", "rock music|band|garden|and", "stuff of|the|that",
});
constexpr auto title_catches = std::to_array<Words>({
    "mr|mrs|ms|miss|mister|missus|madam|sir|dr|doctor|professor|prof <proper>",
    "mr|mrs|ms|mister|missus", "sir", "madam", "ma'am",
});

// clang-format on

}  // namespace

const Lexicon asks_callback_words{asks_callback_catches, asks_callback_leaves};
const Lexicon pitch_words{pitch_catches, pitch_leaves};
const Lexicon arrogant_words{arrogant_catches, arrogant_leaves};
const Lexicon weak_words{weak_catches, weak_leaves};
const Lexicon pushy_words{pushy_catches, pushy_leaves};
const Lexicon jargon_words{jargon_catches, jargon_leaves};
const Lexicon promise_words{promise_catches, promise_leaves};
const Lexicon vague_words{vague_catches};
const Lexicon introduction_words{introduction_catches, introduction_leaves};
const Lexicon returned_call_words{returned_call_catches, returned_call_leaves};
const Lexicon conversation_words{conversation_catches, conversation_leaves};
const Lexicon sent_email_words{sent_email_catches, sent_email_leaves};
const Lexicon email_words{email_catches};
const Lexicon slang_words{slang_catches, slang_leaves};
const Lexicon title_words{title_catches};

}  // namespace vmcoach::coach
