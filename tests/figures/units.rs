//! Units, money, counted nouns.

use super::golden;

#[test]
fn counted_nouns_leave_their_modifiers_out() {
    golden(&[
        ("They sold 40 small, friendly hotels.", &["quantity 40 hotel [40 small, friendly hotels]"]),
        ("The fire left five injured, guests said.", &["number 5 - [five]"]),
        ("The fire left six dead and a wall fell.", &["number 6 - [six]"]),
        ("The fire left one goat dead and ten hurt.", &["quantity 1 goat [one goat]", "number 10 - [ten]"]),
        ("Two goats were hurt, one badly.", &["quantity 2 goat [Two goats]"]),
        ("He had more than 50 separate injuries.", &["quantity more_than 50 injury [50 separate injuries]"]),
        ("Some 1,234 homes lost power.", &["quantity about 1234 home [1,234 homes]"]),
        ("At least two dozen people were hurt.", &["quantity at_least 24 person [two dozen people]"]),
        ("Six coal-fired power plants will close.", &["quantity 6 plant [Six coal-fired power plants]"]),
        ("It is a four-bedroom house.", &["quantity 4 bedroom [four-bedroom]"]),
        ("The ferry carries twenty-odd cars.", &["quantity about 20 car [twenty-odd cars]"]),
    ]);
}

#[test]
fn money_names_its_currency_or_leaves_it_open() {
    golden(&[
        ("It cost £2.5m.", &["money 2500000 GBP [£2.5m]"]),
        ("They paid US$4.7 billion.", &["money 4700000000 USD [US$4.7 billion]"]),
        ("They paid $300.", &["money 300 - [$300]"]),
        ("A pint costs 470 pence.", &["money 4.7 GBP [470 pence]"]),
        ("The house went for AUD1.5m.", &["money 1500000 AUD [AUD1.5m]"]),
        ("Holders get €5 a share.", &["money 5 EUR/share [€5]"]),
    ]);
}

#[test]
fn measures_keep_their_unit_and_its_compound() {
    golden(&[
        ("Winds of 90 mph hit the bay.", &["quantity 90 mile per hour [90 mph]"]),
        ("The wells give 500 barrels a day.", &["quantity 500 barrel per day [500 barrels a day]"]),
        ("It fell to 20 degrees below zero.", &["quantity -20 degree [20 degrees below zero]"]),
        ("The fire burnt 3,000 sq km.", &["quantity 3000 square kilometre [3,000 sq km]"]),
        ("He is 5 feet 4 inches tall.", &["quantity 64 inch [5 feet 4 inches]"]),
        ("Rates rose half a percentage point.", &["percent 0.5 percentage point [half a percentage point]"]),
        ("One in three voters stayed at home.", &["quantity 0.333333333333333 voter/voter [One in three voters]"]),
    ]);
}

#[test]
fn a_unit_said_once_is_that_of_each_number_before_it() {
    golden(&[
        (
            "They built two- and three-bedroom homes.",
            &["quantity 2 bedroom [two]", "quantity 3 bedroom [three-bedroom]"],
        ),
        (
            "Growth was 2.1, 3 and 4 percent.",
            &["percent 2.1 percent [2.1]", "percent 3 percent [3]", "percent 4 percent [4 percent]"],
        ),
        ("The index rose 64 points to 4,577.", &["quantity 64 point [64 points]", "quantity 4577 point [4,577]"]),
        ("It rose 5% to 4,577.", &["percent 5 percent [5%]", "number 4577 - [4,577]"]),
    ]);
}

#[test]
fn the_noun_of_a_part_is_what_the_whole_is_made_of() {
    golden(&[
        ("Two of the three boats sank.", &["quantity 2 boat [Two]", "quantity 3 boat [three boats]"]),
        (
            "A third of the town population voted.",
            &["quantity 0.333333333333333 population [A third of the town population]"],
        ),
        ("The 20 most expensive homes were sold.", &["quantity 20 home [20 most expensive homes]"]),
        (
            "Some 23 MPs and four Israelis met.",
            &["quantity about 23 mp [23 MPs]", "quantity 4 israeli [four Israelis]"],
        ),
    ]);
}

#[test]
fn science_and_nature_have_their_units() {
    golden(&[
        ("A magnitude 6.2 quake struck.", &["quantity 6.2 magnitude [6.2]"]),
        ("The plant has 400 megawatts.", &["quantity 400 megawatt [400 megawatts]"]),
        ("It stores 20GB.", &["quantity 20 gigabyte [20GB]"]),
        ("The fire burnt 500 hectares.", &["quantity 500 hectare [500 hectares]"]),
        ("It was 30C.", &["quantity 30 celsius [30C]"]),
        ("It fell to - 20 degrees.", &["quantity -20 degree [- 20 degrees]"]),
        ("The mine ships 500 tonnes of raw copper a year.", &["quantity 500 tonne per year [500 tonnes]"]),
        ("It is 3 inches thick.", &["quantity 3 inch [3 inches]"]),
        ("Rates rose 2 percentage points.", &["percent 2 percentage point [2 percentage points]"]),
    ]);
}

#[test]
fn money_is_read_before_and_after_its_number() {
    golden(&[
        ("It lost 75 USD million.", &["money 75000000 USD [75 USD million]"]),
        ("They paid 40 usd.", &["money 40 USD [40 usd]"]),
        ("They paid NZ$40.", &["money 40 NZD [NZ$40]"]),
        ("They paid $US40.", &["money 40 USD [$US40]"]),
        ("They paid 20 kroner.", &["money 20 krone [20 kroner]"]),
        ("Rooms cost 50 euros a night.", &["money 50 EUR/night [50 euros]"]),
    ]);
}
