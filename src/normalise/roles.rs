//! Roles and who has them.

use crate::model::{Mention, Role, RoleSpan, Span, Value, placed};

/// The value of each role, not yet tied to anyone.
pub(super) fn values(roles: &[RoleSpan]) -> Vec<(Span, Value)> {
    roles.iter().map(|r| (r.span, Value::Role(Role { role: r.role.clone(), holder: None, of: None }))).collect()
}

/// Ties each role to the mentions of its holder and of whom it is towards. `mentions` are in their order.
pub(super) fn link(roles: &[RoleSpan], mentions: &mut [Mention]) {
    let named = |mentions: &[Mention], span: Option<Span>| {
        let mut same = mentions.get(placed::at(mentions, span?))?.iter();
        same.find(|m| m.name().is_some()).map(|m| m.id)
    };
    for found in roles {
        let (holder, of) = (named(mentions, found.holder), named(mentions, found.of));
        let same = placed::at(mentions, found.span);
        for mention in mentions.get_mut(same).into_iter().flatten() {
            if let Value::Role(role) = &mut mention.value {
                (role.holder, role.of) = (holder, of);
            }
        }
    }
}
