"""What a descriptor and a table schema must look like for the engines to apply them.

This is the shape that the Data Package standard gives them, narrowed to what the engines implement. What a package
may say beyond that is for the profiles in its own contract.
"""

NAMES = {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"type": "string"}}
DIALECT = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string"},
        "delimiter": {"const": ","},
        "lineTerminator": {"const": "\n"},
        "quoteChar": {"const": '"'},
        "doubleQuote": {"const": True},
        "skipInitialSpace": {"const": False},
        "header": {"const": True},
    },
}
LICENCE = {
    "type": "object",
    "anyOf": [{"required": ["name"]}, {"required": ["path"]}],
    "properties": {"name": {"type": "string"}, "path": {"type": "string"}, "title": {"type": "string"}},
}
LICENCES = {"type": "array", "items": LICENCE}
RESOURCE = {
    "type": "object",
    "required": ["name", "path", "schema"],
    "properties": {
        "name": {"type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[^/\\\\\u0000-\u001f]*$"},
        "path": {"type": "string"},
        "schema": {"type": ["string", "object"]},
        "type": {"const": "table"},
        "format": {"const": "csv"},
        "encoding": {"const": "utf-8"},
        "dialect": DIALECT,
        "licenses": LICENCES,
    },
}
# Properties of the standard that the engines do not read; here so that no misspelling of another property is suspected in them.
ALSO_STANDARD = [
    "$schema",
    "id",
    "title",
    "description",
    "homepage",
    "image",
    "contributors",
    "keywords",
    "sources",
    "mediatype",
    "scheme",
    "compression",
    "innerpath",
    "extrapaths",
    "hashing",
    "control",
    "stats",
    "bytes",
    "hash",
    "data",
    "profile",
    "example",
    "examples",
    "rdfType",
    "categories",
    "categoriesOrdered",
    "missingValues",
    "temporal",
    "spatial",
    "version",
    "created",
    "schema",
    "dialect",
    "encoding",
    "format",
    "group",
    "groupChar",
    "bareNumber",
    "decimalChar",
    "trueValues",
    "falseValues",
    "jsonSchema",
    "notes",
    "predicate",
]

PACKAGE = {
    "type": "object",
    "required": ["resources"],
    "properties": {
        "name": {"type": "string"},
        "version": {"type": "string"},
        "created": {"type": "string"},
        "licenses": LICENCES,
        "resources": {"type": "array", "minItems": 1, "items": RESOURCE},
    },
}
CONSTRAINTS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "required": {"type": "boolean"},
        "unique": {"type": "boolean"},
        "enum": {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"type": ["string", "number"]}},
        "pattern": {"type": "string", "minLength": 1},
        "minLength": {"type": "integer", "minimum": 0},
        "maxLength": {"type": "integer", "minimum": 0},
        "minimum": {"type": ["number", "string"]},
        "maximum": {"type": ["number", "string"]},
        "exclusiveMinimum": {"type": ["number", "string"]},
        "exclusiveMaximum": {"type": ["number", "string"]},
    },
}
FIELD = {
    "type": "object",
    "required": ["name", "type"],
    "properties": {
        "name": {"type": "string", "minLength": 1, "maxLength": 63},
        "type": {"enum": ["string", "integer", "number", "boolean", "date", "year"]},
        "format": {"enum": ["default", "uri"]},
        "trueValues": {"const": ["true"]},
        "falseValues": {"const": ["false"]},
        "missingValues": False,
        "constraints": CONSTRAINTS,
        "codelist": {"type": "string"},
        "evidence": {"const": "required"},
        "partialDate": {"type": "boolean"},
        "idLike": {"type": "boolean"},
        "formulaLike": {"type": "boolean"},
    },
}
FOREIGN_KEY = {
    "type": "object",
    "required": ["fields", "reference"],
    "properties": {
        "fields": NAMES,
        "reference": {
            "type": "object",
            "required": ["fields"],
            "properties": {"resource": {"type": "string"}, "fields": NAMES},
        },
    },
}
TABLE = {
    "type": "object",
    "required": ["fields"],
    "properties": {
        "fields": {"type": "array", "minItems": 1, "items": FIELD},
        "fieldsMatch": {"const": "exact"},
        "missingValues": {"const": [""]},
        "primaryKey": NAMES,
        "uniqueKeys": {"type": "array", "items": NAMES},
        "foreignKeys": {"type": "array", "items": FOREIGN_KEY},
    },
}

# What a comparison of two versions needs of them, whatever the standard and the engines asked for in their days.
PACKAGE_OF_ANY_VERSION = {
    "type": "object",
    "required": ["resources"],
    "properties": {
        "version": {"type": "string"},
        "resources": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "path", "schema"],
                "properties": {"name": {"type": "string"}, "path": {"type": "string"}, "schema": {"type": ["string", "object"]}},
            },
        },
    },
}
TABLE_OF_ANY_VERSION = {
    "type": "object",
    "required": ["fields"],
    "properties": {
        "fields": {"type": "array", "items": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}},
        "primaryKey": NAMES,
    },
}
# What every file of a release, and the citation, state of a package.
TEXTS = {"type": "array", "items": {"type": "string"}}
DESCRIBED = {
    "type": "object",
    "properties": {
        "title": {"type": "string"},
        "description": {"type": "string"},
        "homepage": {"type": "string"},
        "id": {"type": "string"},
        "keywords": TEXTS,
        "licenses": LICENCES,
        "contributors": {"type": "array", "items": {"type": "object", "required": ["title"], "properties": {"title": {"type": "string"}}}},
        "temporal": {"type": "object", "additionalProperties": {"type": "string"}},
        "spatial": {"type": "object"},
    },
}
RELEASED = {**DESCRIBED, "required": ["version", "created"]}
CITED = {**DESCRIBED, "required": ["title", "description", "version", "created", "licenses", "keywords", "contributors"]}
