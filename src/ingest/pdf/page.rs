//! The letters of a page with their places: the text commands of PDF, run one after the other.

use super::super::Refusal;
use super::damaged;
use super::font::Font;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::HashMap;
use std::rc::Rc;

/// A stretch of letters in one go.
#[derive(Clone, Debug)]
pub struct Run {
    /// Where it begins and ends, from the left edge.
    pub x: f32,
    pub end: f32,
    /// Its foot, from the lower edge.
    pub y: f32,
    /// The size of its letters.
    pub size: f32,
    pub text: String,
}

/// What may still be spent on a document.
pub struct Budget {
    operations: usize,
    letters: usize,
    unpacked: usize,
}

impl Budget {
    pub fn new(limit: usize) -> Self {
        Self { operations: 4_000_000, letters: limit, unpacked: limit }
    }
}

/// Forms inside forms.
const DEEPEST: usize = 8;

/// The runs of one page in the order in which they are drawn.
pub fn runs(document: &Document, page: ObjectId, budget: &mut Budget) -> Result<Vec<Run>, Refusal> {
    let content = document.get_page_content_with_limit(page, budget.unpacked).map_err(|e| damaged(&e.to_string()))?;
    let (direct, ids) = document.get_page_resources(page).unwrap_or_default();
    let referred = ids.iter().filter_map(|id| document.get_dictionary(*id).ok());
    let resources: Vec<&Dictionary> = direct.into_iter().chain(referred).collect();
    let mut reader = Reader { document, budget, fonts: HashMap::new(), runs: Vec::new() };
    reader.draw(&content, &resources, IDENTITY, 0)?;
    Ok(reader.runs)
}

/// Six numbers that move, turn and stretch: `x' = a x + c y + e`, `y' = b x + d y + f`.
type Matrix = [f32; 6];
const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `a`, then `b`.
fn then(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

/// How text is set at the moment.
#[derive(Clone)]
struct State<'a> {
    matrix: Matrix,
    font: Option<Rc<Font<'a>>>,
    size: f32,
    letter_gap: f32,
    word_gap: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
}

struct Reader<'a, 'b> {
    document: &'a Document,
    budget: &'b mut Budget,
    fonts: HashMap<*const Dictionary, Option<Rc<Font<'a>>>>,
    runs: Vec<Run>,
}

impl<'a> Reader<'a, '_> {
    fn draw(
        &mut self,
        content: &[u8],
        resources: &[&'a Dictionary],
        matrix: Matrix,
        depth: usize,
    ) -> Result<(), Refusal> {
        if depth > DEEPEST {
            return Err(Refusal::TooDeep);
        }
        // Commands that cannot be parsed are no text.
        let Ok(content) = Content::decode(content) else { return Ok(()) };
        let fresh = State {
            matrix,
            font: None,
            size: 0.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let (mut state, mut stack) = (fresh, Vec::new());
        let (mut text, mut line) = (IDENTITY, IDENTITY);
        for Operation { operator, operands } in &content.operations {
            self.budget.operations = self.budget.operations.checked_sub(1).ok_or(Refusal::TooDeep)?;
            let number = |i: usize| operands.get(i).and_then(|n| n.as_float().ok()).unwrap_or(0.0);
            match operator.as_str() {
                "q" if stack.len() < 200 => stack.push(state.clone()),
                "Q" => state = stack.pop().unwrap_or(state),
                "cm" => state.matrix = then(std::array::from_fn(number), state.matrix),
                "BT" => (text, line) = (IDENTITY, IDENTITY),
                "Tf" => {
                    state.font = operands
                        .first()
                        .and_then(|name| name.as_name().ok())
                        .map_or(Ok(None), |name| self.font(name, resources))?;
                    state.size = number(1);
                }
                "Tc" => state.letter_gap = number(0),
                "Tw" => state.word_gap = number(0),
                "Tz" => state.stretch = number(0) / 100.0,
                "TL" => state.leading = number(0),
                "Ts" => state.rise = number(0),
                "Tm" => {
                    line = std::array::from_fn(number);
                    text = line;
                }
                "Td" | "TD" | "T*" | "'" | "\"" => {
                    let (x, y) = if operator.starts_with("Td") || operator == "TD" {
                        (number(0), number(1))
                    } else {
                        (0.0, -state.leading)
                    };
                    if operator == "TD" {
                        state.leading = -y;
                    }
                    if operator == "\"" {
                        (state.word_gap, state.letter_gap) = (number(0), number(1));
                    }
                    line = then([1.0, 0.0, 0.0, 1.0, x, y], line);
                    text = line;
                    if let Some(Object::String(bytes, _)) =
                        operands.last().filter(|_| matches!(operator.as_str(), "'" | "\""))
                    {
                        self.show(bytes, &state, &mut text)?;
                    }
                }
                "Tj" => {
                    if let Some(Object::String(bytes, _)) = operands.first() {
                        self.show(bytes, &state, &mut text)?;
                    }
                }
                "TJ" => {
                    for part in operands.first().and_then(|list| list.as_array().ok()).into_iter().flatten() {
                        match part {
                            Object::String(bytes, _) => self.show(bytes, &state, &mut text)?,
                            other => {
                                let shift = -other.as_float().unwrap_or(0.0) / 1000.0 * state.size * state.stretch;
                                text = then([1.0, 0.0, 0.0, 1.0, shift, 0.0], text);
                            }
                        }
                    }
                }
                "Do" => {
                    if let Some(name) = operands.first().and_then(|name| name.as_name().ok()) {
                        self.draw_form(name, resources, state.matrix, depth)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Notes the letters of a string and moves on behind them.
    fn show(&mut self, bytes: &[u8], state: &State<'_>, text: &mut Matrix) -> Result<(), Refusal> {
        let Some(font) = &state.font else { return Ok(()) };
        self.budget.operations = self.budget.operations.checked_sub(bytes.len() / 16).ok_or(Refusal::TooDeep)?;
        let mut width = 0.0;
        for code in bytes.chunks(font.code_length) {
            let code = code.iter().fold(0u32, |code, byte| code << 8 | u32::from(*byte));
            let gap = if code == 32 && font.code_length == 1 { state.word_gap } else { 0.0 };
            width += (font.width(code) * state.size + state.letter_gap + gap) * state.stretch;
        }
        let place = then([state.size, 0.0, 0.0, state.size, 0.0, state.rise], then(*text, state.matrix));
        *text = then([1.0, 0.0, 0.0, 1.0, width, 0.0], *text);
        let end = then(*text, state.matrix)[4];
        let words = font.text(bytes);
        self.budget.letters = self
            .budget
            .letters
            .checked_sub(words.len())
            .ok_or_else(|| damaged("it has more text than the limit allows"))?;
        // Text that runs upwards is on a margin or in a chart.
        let is_level = place[0].abs() > place[1].abs() && place.iter().all(|n| n.is_finite());
        if is_level && !words.is_empty() {
            let size = (place[0] * place[3] - place[1] * place[2]).abs().sqrt();
            self.runs.push(Run { x: place[4].min(end), end: place[4].max(end), y: place[5], size, text: words });
        }
        Ok(())
    }

    fn font(&mut self, name: &[u8], resources: &[&'a Dictionary]) -> Result<Option<Rc<Font<'a>>>, Refusal> {
        let Some(dictionary) = self.named(b"Font", name, resources).and_then(|font| font.as_dict().ok()) else {
            return Ok(None);
        };
        if let Some(font) = self.fonts.get(&std::ptr::from_ref(dictionary)) {
            return Ok(font.clone());
        }
        let font = Some(Rc::new(Font::new(dictionary, self.document, self.budget.unpacked)?));
        self.fonts.insert(std::ptr::from_ref(dictionary), font.clone());
        Ok(font)
    }

    fn draw_form(
        &mut self,
        name: &[u8],
        resources: &[&'a Dictionary],
        matrix: Matrix,
        depth: usize,
    ) -> Result<(), Refusal> {
        let Some(Ok(form)) = self.named(b"XObject", name, resources).map(Object::as_stream) else { return Ok(()) };
        if !form.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form") {
            return Ok(());
        }
        let content = form.get_plain_content_with_limit(self.budget.unpacked).map_err(|e| damaged(&e.to_string()))?;
        // Unpacking the same form a thousand times costs as much as a thousand forms.
        self.budget.operations = self.budget.operations.checked_sub(1 + content.len() / 64).ok_or(Refusal::TooDeep)?;
        let own = form.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict).ok();
        let inner: Vec<&Dictionary> = own.map_or_else(|| resources.to_vec(), |own| vec![own]);
        let numbers = form.dict.get_deref(b"Matrix", self.document).and_then(Object::as_array).ok();
        let number = |i: usize| numbers.and_then(|list| list.get(i)?.as_float().ok()).unwrap_or(IDENTITY[i]);
        self.draw(&content, &inner, then(std::array::from_fn(number), matrix), depth + 1)
    }

    /// What a name stands for among the resources.
    fn named(&self, kind: &[u8], name: &[u8], resources: &[&'a Dictionary]) -> Option<&'a Object> {
        let lists =
            resources.iter().filter_map(|resources| resources.get_deref(kind, self.document).ok()?.as_dict().ok());
        lists.filter_map(|list| list.get_deref(name, self.document).ok()).next()
    }
}
