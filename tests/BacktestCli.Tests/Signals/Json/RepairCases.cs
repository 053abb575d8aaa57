namespace BacktestCli.Tests.Signals.Json;

/// <summary>Answers as models give them, and what they mean.</summary>
internal static class RepairCases
{
    /// <summary>The text, the JSON meant, the repairs in order.</summary>
    public static readonly (string Text, string Meant, string Repairs)[] Whole =
    [
        ("```json\n{\"action\": \"buy\"}\n```", """{"action":"buy"}""", "took the value out of a code fence"),
        ("Sure!\n```\n{\"a\": 1}\n```\nHope this helps {really}.", """{"a":1}""", "took the value out of a code fence; dropped the text around the value"),
        ("I think [1] says so. {\"a\": 1} See [2].", """{"a":1}""", "dropped the text around the value"),
        ("As of [date] I'd say {'a': 1}.", """{"a":1}""", "dropped the text around the value; replaced quotation marks"),
        ("Use {braces like this and then answer: {\"a\":1}", """{"a":1}""", "dropped the text around the value"),
        ("{{\"a\": 1}}", """{"a":1}""", "dropped the text around the value"),
        ("<think>Draft: {\"a\": 2}</think>{\"a\": 1}", """{"a":1}""", "dropped the reasoning before the answer"),
        ("Draft {\"a\": 2, hm</think>\n{\"a\": 1}", """{"a":1}""", "dropped the reasoning before the answer"),
        ("{\"a\": 2}\nhmm</think>\n{\"a\": 1}", """{"a":1}""", "dropped the reasoning before the answer"),
        ("\uFEFF{\"a\": 1}", """{"a":1}""", ""),
        ("{'text': 'It's a trader's market'}", """{"text":"It's a trader's market"}""", "replaced quotation marks (2); escaped a quotation mark in a string (2)"),
        ("{‘a’: `b´, “c”: “d”}", """{"a":"b","c":"d"}""", "replaced quotation marks (4)"),
        ("{\"a”: “b”}", """{"a":"b"}""", "replaced quotation marks (2)"),
        ("｛＂a＂：［１，２］，＂b＂：＂ｘ＂｝", """{"a":[1,2],"b":"ｘ"}""", "replaced a full-width character (8); replaced quotation marks (3); wrote a number as JSON does (2)"),
        ("{\n  action: buy\n  reason: It goes up, I think\n}", """{"action":"buy","reason":"It goes up, I think"}""", "put a key in quotation marks (2); put a string in quotation marks (2); added a missing comma"),
        ("{\"a\": 1 \"b\": 2 \"c\": 3,}", """{"a":1,"b":2,"c":3}""", "added a missing comma (2); dropped an extra comma"),
        ("{\"a\": 1, // one\n \"b\": 2, # two\n /* three */ \"c\": 3}", """{"a":1,"b":2,"c":3}""", "dropped a comment (3)"),
        ("{\"a\": None, \"b\": True, \"c\": FALSE, \"d\": undefined}", """{"a":null,"b":true,"c":false,"d":null}""", "spelled a literal as JSON does (4)"),
        ("{\"a\": NaN, \"b\": -Infinity}", """{"a":null,"b":null}""", "replaced a number that is none by null (2)"),
        ("{\"a\": , \"b\":}", """{"a":null,"b":null}""", "wrote null for a missing value (2)"),
        ("{\"r\": \"He said \"buy now\", and left\", \"a\": 1}", """{"r":"He said \"buy now\", and left","a":1}""", "escaped a quotation mark in a string (2)"),
        ("{\"r\": \"\"All quoted\"\", \"a\": 1}", """{"r":"\"All quoted\"","a":1}""", "escaped a quotation mark in a string (2)"),
        ("{\"r\": \"a, {\"k\": 1}, \"y\": 2}", """{"r":"a, {\"k\": 1}","y":2}""", "added a missing quotation mark; escaped a quotation mark in a string (2)"),
        ("{\"r\": \"one\ntwo\tthree\"}", """{"r":"one\ntwo\tthree"}""", "escaped a control character in a string (2)"),
        ("{\"p\": \"C:\\Users\\data \\d \\x41 \\'\"}", """{"p":"C:\\Users\\data \\d A '"}""", "corrected an escape that JSON does not know (5)"),
        ("{\"a\": \"\\ud83d!\"}", "{\"a\":\"\uFFFD!\"}", "replaced half a character"),
        ("{\\\"a\\\": \\\"he said \\\\\\\"yes\\\\\\\"\\\"}", """{"a":"he said \"yes\""}""", "took the value out of an escaped string"),
        ("\"{\\\"a\\\": 1}\"", """{"a":1}""", "took the value out of an escaped string; dropped the text around the value"),
        ("{\\n  \"a\": 1\\n}", """{"a":1}""", "replaced a character that is no space in JSON (2)"),
        ("{\"a\": \"x\" + \"y\", \"b\": [1, 2, ...], ...}", """{"a":"xy","b":[1,2]}""", "joined strings; dropped an ellipsis (2)"),
        ("{\"a\": 64,250.5, \"b\": 65%, \"c\": 2024-01-31, \"d\": +.5, \"e\": 007}", """{"a":"64,250.5","b":"65%","c":"2024-01-31","d":0.5,"e":7}""", "put a string in quotation marks (3); wrote a number as JSON does (2)"),
        ("{\"a\": Decimal('1.5'), \"b\": (1, 2), \"c\": (3)}", """{"a":"1.5","b":[1,2],"c":3}""", "took a value out of a call (2); replaced quotation marks; made a list of round brackets"),
        ("{\"a\" = 1; \"b\" => 2}", """{"a":1,"b":2}""", "replaced a separator (4)"),
        ("{\"a\": [1, 2}, \"b\": 3}", """{"a":[1,2],"b":3}""", "replaced a wrong bracket"),
        ("{\"a\": [{\"b\": 1}, \"c\": 3}", """{"a":[{"b":1}],"c":3}""", "added a missing bracket; added a missing comma"),
        ("{\"a\": 1}, \"b\": 2}", """{"a":1,"b":2}""", "dropped a stray character"),
        ("{\"a\": 1, \"a\": 2}", """{"a":2}""", "kept the last value of a repeated key"),
        ("{\"a\": \"\"\"say \"yes\" now\"\"\"}", """{"a":"say \"yes\" now"}""", "replaced quotation marks; escaped a quotation mark in a string (2)"),
        ("{\"a\":\"first, b: \"second\"}", """{"a":"first","b":"second"}""", "added a missing quotation mark; put a key in quotation marks"),
        ("{\"a\": \"b\n \"c\": \"d\"}", """{"a":"b","c":"d"}""", "added a missing quotation mark; added a missing comma"),
        ("{\"k\": \"x\"\n\nI hope this helps.", """{"k":"x"}""", "dropped the text around the value; added a missing bracket"),
        ("{\"k\": \"x\"\nI hope this helps.", """{"k":"x"}""", "dropped the text around the value; added a missing bracket"),
        ("{\"k\": {\"l\": [1, true\n\nI hope this helps.", """{"k":{"l":[1,true]}}""", "dropped the text around the value; added a missing bracket (3)"),
        ("{\"k\": [\n\nNote: I am sure", """{"k":[]}""", "dropped the text around the value; added a missing bracket (2)"),
        ("{\"k\": \"x\"\n\nNote: it is \"sure\".\nI hope", """{"k":"x"}""", "dropped the text around the value; added a missing bracket"),
        ("{'k': 'it's'\n\nI hope this helps.", """{"k":"it's"}""", "dropped the text around the value; replaced quotation marks (2); escaped a quotation mark in a string; added a missing bracket"),
    ];

    /// <summary>Answers that were cut, and what is left of them.</summary>
    public static readonly (string Text, string Meant, string Repairs)[] Cut =
    [
        ("{\"a\": \"bu", """{"a":"bu"}""", "closed a truncated string"),
        ("{\"a\": 1, \"confid", """{"a":1}""", "dropped a truncated key"),
        ("{\"a\": 1, \"b\"", """{"a":1,"b":null}""", "wrote null for a missing value; closed a truncated object or list"),
        ("{\"a\": 1, \"b\":", """{"a":1,"b":null}""", "wrote null for a missing value; closed a truncated object or list"),
        ("{\"a\": \"He called it \"fine\"\nand left", """{"a":"He called it \"fine\"\nand left"}""", "escaped a quotation mark in a string (2); escaped a control character in a string; closed a truncated string"),
        ("{\"a\": tru", """{"a":true}""", "completed a truncated literal"),
        ("{\"a\": 0.", """{"a":0.0}""", "completed a truncated number"),
        ("{\"a\": -", """{"a":null}""", "completed a truncated number"),
        ("{\"a\": [1, {\"b\": 2", """{"a":[1,{"b":2}]}""", "closed a truncated object or list"),
        ("{\"a\": \"x\\u00", """{"a":"x"}""", "corrected an escape that JSON does not know; closed a truncated string"),
        ("```json\n{\"a\": [1,2\n```\nHope this helps!", """{"a":[1,2]}""", "took the value out of a code fence; dropped the text around the value; closed a truncated object or list"),
        ("```json\n{\"a\": \"It rises\n```\nHope this helps!", """{"a":"It rises"}""", "took the value out of a code fence; dropped the text around the value; closed a truncated string"),
    ];

    /// <summary>Texts that hold no answer, and a part of what is said about it.</summary>
    public static readonly (string Text, string Reason)[] Nothing =
    [
        ("", "empty"),
        (" \n\t\uFEFF", "empty"),
        ("hold", "begins \"hold\""),
        ("I'm sorry, I can't help with that.", "no object"),
        ("null", "no object"),
        ("0.7", "no object"),
        ("\"buy\"", "no object"),
        ("The signal is {really} strong [1], see [below].", "no object"),
        ("action: buy\nconfidence: 0.7", "no object"),
        ("<!DOCTYPE html><html><style>body {color: red}</style></html>", "web page"),
        ("<html><script>var a = {\"action\": \"buy\"}</script></html>", "web page"),
        ("<think>Draft: {\"action\": \"sell\"}", "breaks off inside <think>"),
        ("{\"action\": \"buy\"}<think>or rather", "breaks off inside <think>"),
        ("<think>{\"action\": \"sell\"}</think>I cannot say.", "behind its reasoning"),
        ("{{{{", "no object"),
        ("\"[\"", "no object"),
    ];
}
