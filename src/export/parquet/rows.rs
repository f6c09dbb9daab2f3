//! Rows into columns: a Parquet file that grows by groups of rows, so that it needs the memory of one group.

use super::Error;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What stands in it.
    pub kind: Kind,
    /// Whether every row has something in it.
    pub full: bool,
}

/// A column of this name.
#[must_use]
pub const fn column(name: &'static str, kind: Kind, full: bool) -> Column {
    Column { name, kind, full }
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// UTF-8.
    Text,
    /// 64 bits with a sign.
    Whole,
    /// A double.
    Real,
    /// True or false.
    Yes,
}

/// One value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Words.
    Text(Option<&'a str>),
    /// A whole number.
    Whole(i64),
    /// A double.
    Real(Option<f64>),
    /// True or false.
    Yes(bool),
}

/// Rows, and bytes of their texts, that one group holds.
const GROUP: (usize, usize) = (65_536, 64 << 20);

/// A file that is being written.
pub struct Rows {
    columns: &'static [Column],
    values: Vec<Values>,
    n: usize,
    bytes: usize,
    file: SerializedFileWriter<Buffer>,
    buffer: Buffer,
}

/// The values of a column, and which rows have one.
enum Values {
    Text(Vec<ByteArray>, Vec<i16>),
    Whole(Vec<i64>),
    Real(Vec<f64>, Vec<i16>),
    Yes(Vec<bool>),
}

impl Rows {
    /// Begins a file of these columns.
    ///
    /// # Errors
    /// When the columns are none that Parquet knows.
    pub fn begin(columns: &'static [Column]) -> Result<Self, Error> {
        let fields = columns.iter().map(|column| field(column).map(Arc::new)).collect::<Result<Vec<_>, _>>();
        let schema = fields.and_then(|fields| Type::group_type_builder("tickmark").with_fields(fields).build());
        let properties =
            WriterProperties::builder().set_compression(Compression::SNAPPY).set_created_by("tickmark".into());
        let buffer = Buffer::default();
        let file =
            SerializedFileWriter::new(buffer.clone(), Arc::new(schema.map_err(told)?), Arc::new(properties.build()));
        let values = columns.iter().map(Values::of).collect();
        Ok(Self { columns, values, n: 0, bytes: 0, file: file.map_err(told)?, buffer })
    }

    /// Adds a row, a cell for each column.
    ///
    /// # Errors
    /// When a group of rows cannot be written.
    pub fn push(&mut self, cells: &[Cell<'_>]) -> Result<(), Error> {
        debug_assert_eq!(cells.len(), self.columns.len(), "a cell for each column");
        for (values, cell) in self.values.iter_mut().zip(cells) {
            self.bytes += values.push(*cell);
        }
        self.n += 1;
        if self.n >= GROUP.0 || self.bytes >= GROUP.1 { self.group() } else { Ok(()) }
    }

    /// The bytes that are done.
    ///
    /// # Errors
    /// Never; that it could is the shape of all writing.
    pub fn ready(&mut self) -> Result<Vec<u8>, Error> {
        self.file.flush()?;
        Ok(self.buffer.take())
    }

    /// The last bytes of the file.
    ///
    /// # Errors
    /// When a group of rows cannot be written.
    pub fn end(mut self) -> Result<Vec<u8>, Error> {
        self.group()?;
        let Self { file, buffer, .. } = self;
        file.close().map_err(told)?;
        Ok(buffer.take())
    }

    fn group(&mut self) -> Result<(), Error> {
        if self.n == 0 {
            return Ok(());
        }
        let mut group = self.file.next_row_group().map_err(told)?;
        for (values, column) in self.values.iter_mut().zip(self.columns) {
            let Some(mut writer) = group.next_column().map_err(told)? else { break };
            match std::mem::replace(values, Values::of(column)) {
                Values::Text(texts, there) => {
                    let there = (!column.full).then_some(there.as_slice());
                    writer.typed::<ByteArrayType>().write_batch(&texts, there, None)
                }
                Values::Whole(numbers) => writer.typed::<Int64Type>().write_batch(&numbers, None, None),
                Values::Real(numbers, there) => {
                    let there = (!column.full).then_some(there.as_slice());
                    writer.typed::<DoubleType>().write_batch(&numbers, there, None)
                }
                Values::Yes(truths) => writer.typed::<BoolType>().write_batch(&truths, None, None),
            }
            .map_err(told)?;
            writer.close().map_err(told)?;
        }
        group.close().map_err(told)?;
        (self.n, self.bytes) = (0, 0);
        Ok(())
    }
}

impl Values {
    fn of(column: &Column) -> Self {
        match column.kind {
            Kind::Text => Self::Text(Vec::new(), Vec::new()),
            Kind::Whole => Self::Whole(Vec::new()),
            Kind::Real => Self::Real(Vec::new(), Vec::new()),
            Kind::Yes => Self::Yes(Vec::new()),
        }
    }

    /// Adds the cell and returns how many bytes that took.
    fn push(&mut self, cell: Cell<'_>) -> usize {
        match (self, cell) {
            (Self::Text(texts, there), Cell::Text(text)) => {
                there.push(i16::from(text.is_some()));
                texts.extend(text.map(ByteArray::from));
                text.map_or(2, |text| text.len() + 2)
            }
            (Self::Whole(numbers), Cell::Whole(number)) => {
                numbers.push(number);
                8
            }
            (Self::Real(numbers, there), Cell::Real(number)) => {
                there.push(i16::from(number.is_some()));
                numbers.extend(number);
                10
            }
            (Self::Yes(truths), Cell::Yes(truth)) => {
                truths.push(truth);
                1
            }
            _ => unreachable!("cells stand in the order of their columns"),
        }
    }
}

fn field(column: &Column) -> Result<Type, ParquetError> {
    let physical = match column.kind {
        Kind::Text => Physical::BYTE_ARRAY,
        Kind::Whole => Physical::INT64,
        Kind::Real => Physical::DOUBLE,
        Kind::Yes => Physical::BOOLEAN,
    };
    let field = Type::primitive_type_builder(column.name, physical);
    let field = field.with_repetition(if column.full { Repetition::REQUIRED } else { Repetition::OPTIONAL });
    if column.kind == Kind::Text { field.with_logical_type(Some(LogicalType::String)) } else { field }.build()
}

fn told(error: ParquetError) -> Error {
    Error::Io(io::Error::other(error))
}

/// Bytes that the file has written and nobody has taken yet.
#[derive(Clone, Default)]
struct Buffer(Arc<Mutex<Vec<u8>>>);

impl Buffer {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
