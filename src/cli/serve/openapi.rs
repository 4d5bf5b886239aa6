//! The description of the API, made from the tables' own definitions (OpenAPI 3.1).

use super::api::{MOST, USUAL};
use crate::report::tables::{KINDS, Kind};
use serde_json::{Map, Value as Json, json};

/// What `/openapi.json` answers.
pub(super) fn description() -> Json {
    let (mut paths, mut schemas) = (Map::new(), Map::new());
    for kind in &KINDS {
        paths.insert(format!("/api/{}", kind.name), json!({"get": list(kind)}));
        if kind.key == ["id"] {
            paths.insert(format!("/api/{}/{{id}}", kind.name), json!({"get": one(kind)}));
        }
        let mut schema = (kind.schema)().to_value();
        // Its own definitions move to where the document keeps all of them.
        if let Some(Json::Object(own)) = schema.as_object_mut().and_then(|s| s.remove("$defs")) {
            schemas.extend(own);
        }
        schemas.insert(kind.record.to_owned(), schema);
    }
    let mut out = json!({
        "openapi": "3.1.0",
        "info": {"title": "claimdiff", "version": env!("CARGO_PKG_VERSION"),
                 "description": "What outlets reported, and where they differ. Read-only."},
        "paths": paths,
        "components": {"schemas": schemas},
    });
    moved(&mut out);
    out
}

fn moved(value: &mut Json) {
    match value {
        Json::Object(fields) => {
            if let Some(Json::String(to)) = fields.get_mut("$ref") {
                *to = to.replace("#/$defs/", "#/components/schemas/");
            }
            fields.values_mut().for_each(moved);
        }
        Json::Array(items) => items.iter_mut().for_each(moved),
        _ => {}
    }
}

fn list(kind: &Kind) -> Json {
    let number = |name: &str, usual: usize, most: Option<usize>| {
        let mut schema = json!({"type": "integer", "minimum": 0, "default": usual});
        if let Some(most) = most {
            schema["maximum"] = json!(most);
        }
        json!({"name": name, "in": "query", "schema": schema})
    };
    let words = |name: &str| json!({"name": name, "in": "query", "schema": {"type": "string"}});
    let mut parameters = vec![number("limit", USUAL, Some(MOST)), number("offset", 0, None), words("q")];
    let empty = kind.empty();
    parameters.extend(
        empty.as_object().into_iter().flatten().filter(|(_, v)| !v.is_array() && !v.is_object()).map(|(k, _)| words(k)),
    );
    let record = json!({"$ref": format!("#/components/schemas/{}", kind.record)});
    let page = json!({"type": "object", "required": ["total", "offset", "limit", "next", "records"], "properties": {
        "total": {"type": "integer"}, "offset": {"type": "integer"}, "limit": {"type": "integer"},
        "next": {"type": ["integer", "null"]}, "records": {"type": "array", "items": record}}});
    json!({"operationId": format!("list_{}", kind.name), "summary": kind.about, "parameters": parameters,
        "responses": {"200": {"description": "A page of records.", "content": {"application/json": {"schema": page}}},
                      "400": {"description": "A field that the records do not have."}}})
}

fn one(kind: &Kind) -> Json {
    let record = json!({"$ref": format!("#/components/schemas/{}", kind.record)});
    json!({"operationId": format!("get_{}", kind.record), "summary": format!("One {} by its id.", kind.record),
        "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
        "responses": {"200": {"description": "The record.", "content": {"application/json": {"schema": record}}},
                      "404": {"description": "There is no such record."}}})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reference_leads_somewhere() {
        let all = description();
        let mut seen = 0;
        let mut open = vec![&all];
        while let Some(value) = open.pop() {
            if let Some(to) = value.get("$ref").and_then(Json::as_str) {
                assert!(all.pointer(to.trim_start_matches('#')).is_some(), "{to}");
                seen += 1;
            }
            open.extend(value.as_object().into_iter().flat_map(|o| o.values()));
            open.extend(value.as_array().into_iter().flatten());
        }
        assert!(seen > KINDS.len());
    }
}
