//===- CreaseBase.td - Constraints and base classes --------*- tablegen -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the ops have in common. An activation's record is one `def` of
// Crease_Unary or one of its siblings; the base classes turn the record into
// the op, its docs and the call of its definition (Activations/Definitions.h).
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_BASE_TD
#define CREASE_BASE_TD

include "crease/Dialect/CreaseDialect.td"
include "crease/Dialect/CreaseInterfaces.td"
include "mlir/IR/CommonTypeConstraints.td"
include "mlir/IR/CommonAttrConstraints.td"
include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

//===----------------------------------------------------------------------===//
// Types and attributes; the numbers are those of docs/Spec.md
//===----------------------------------------------------------------------===//

def Crease_Float : AnyTypeOf<[F64, F32, F16, BF16]>;

/// A ranked tensor without an encoding: the data is dense and row-major.
class Crease_DenseTensorOf<list<Type> elements>
    : Type<And<[RankedTensorOf<elements>.predicate,
                CPred<"!::llvm::cast<::mlir::RankedTensorType>($_self)"
                      ".getEncoding()">]>,
           "ranked tensor", "::mlir::RankedTensorType">;

def Crease_FloatLike
    : Type<Or<[Crease_Float.predicate,
               FixedVectorOfAnyRank<[Crease_Float]>.predicate,
               Crease_DenseTensorOf<[Crease_Float]>.predicate]>,
           "scalar, fixed-size vector or ranked tensor of f64, f32, "
           "f16 or bf16 (C1)">;

def Crease_FloatShaped
    : Type<Or<[FixedVectorOfAnyRank<[Crease_Float]>.predicate,
               Crease_DenseTensorOf<[Crease_Float]>.predicate]>,
           "fixed-size vector or ranked tensor of f64, f32, f16 or "
           "bf16 (C1)">;

def Crease_FloatTensor : Type<Crease_DenseTensorOf<[Crease_Float]>.predicate,
                              "ranked tensor of f64, f32, f16 or bf16 (C1)",
                              "::mlir::RankedTensorType">;

/// A float attribute of any type: the parameter is exactly its value.
def Crease_ParamAttr : Attr<CPred<"::llvm::isa<::mlir::FloatAttr>($_self)">,
                            "floating-point parameter (C3)"> {
  let storageType = "::mlir::FloatAttr";
  let returnType = "::llvm::APFloat";
  let convertFromStorage = "$_self.getValue()";
  let constBuilderCall = "::crease::getParamAttr($_builder, $0)";
}

class Crease_Param<string default>
    : DefaultValuedAttr<Crease_ParamAttr, default>;

//===----------------------------------------------------------------------===//
// Base classes
//===----------------------------------------------------------------------===//

class Crease_Op<string mnemonic, list<Trait> traits = []>
    : Op<Crease_Dialect, mnemonic, traits>;

/// Sizes of the results by those of the operands, so that tensor.dim resolves.
def Crease_ReifyShapes
    : DeclareOpInterfaceMethods<ReifyRankedShapedTypeOpInterface,
                                ["reifyResultShapes"]>;

/// The operand `name` and the result have one type.
class Crease_SameType<string name>
    : TypesMatchWith<name#" and the result have the same type (C2)", "result",
                     name, "$_self">;

/// The operands `name` and `like`, or results, have one type.
class Crease_SameTypeAs<string like, string name>
    : TypesMatchWith<name#" and "#like#" have the same type (C2)", like, name,
                     "$_self">;

/// An elementwise activation. `operandNames` are its operands, of which those
/// of `sameType` have the result's type; `params` are its parameters' accessors
/// in the order of the definition.
class Crease_Activation<string mnemonic, list<string> operandNames,
                        list<string> params, list<string> sameType,
                        list<Trait> shapeTraits>
    : Crease_Op<mnemonic,
                shapeTraits#!foreach(name, sameType, Crease_SameType<name>)#
                [Pure, Crease_ActivationOpInterface, Crease_ReifyShapes]> {
  // The record.
  string formulaText = "";
  string source = "";
  string limits = "";
  string example = "";
  string notes = "";

  let description = notes#"\n\nFormula: `"#formulaText#"`\n\n"#
                    "Source: "#source#"\n\n"#
                    "Special values: "#limits#"\n\n"#
                    "Example:\n\n```mlir\n"#example#"\n```\n";
  let hasFolder = 1;

  // What the derivative's op takes over.
  list<string> namesOfOperands = operandNames;
  list<string> namesOfSameType = sameType;
  list<Trait> traitsOfShape = shapeTraits;

  string callOperands = !interleave(
      !foreach(i, !range(!size(operandNames)), "operands["#i#"]"), ", ");
  string callParams =
      !foldl("", params, text, param,
             text#", number(operands[0], get"#param#"().convertToDouble())");

  string operandNamesMethod =
      "static ::llvm::SmallVector<std::string> getOperandNames() {\n"#
      "      return {\""#!interleave(operandNames, "\", \"")#"\"};\n    }";
  // A function template's body: the definition on `operands` of type T.
  string definition = "return ::crease::definitions::"#mnemonic#"("#
                      callOperands#callParams#");";

  let extraClassDeclaration = [{
    /// The definition, over any number type.
    template <class T> T define(::llvm::ArrayRef<T> operands) {
      }]#definition#[{
    }
    }]#operandNamesMethod#[{
  }];
  let extraClassDefinition = [{
    ::mlir::OpFoldResult $cppClass::fold(FoldAdaptor adaptor) {
      return ::crease::foldActivation(*this, adaptor.getOperands());
    }
    ::llvm::LogicalResult $cppClass::reifyResultShapes(
        ::mlir::OpBuilder &builder,
        ::mlir::ReifiedRankedShapedTypeDims &shapes) {
      return ::crease::reifyLikeFirstOperand(*this, builder, shapes);
    }
  }];
}

/// The derivative of an activation: the partial derivatives of its definition,
/// one result for each operand, all of the first operand's type. There is one
/// for each record of an activation (the end of CreaseOps.td), so that nobody
/// writes them.
class Crease_Derivative<Crease_Activation of>
    : Crease_Op<of.opName#"_grad",
                of.traitsOfShape#
                !foreach(name, of.namesOfSameType,
                         Crease_SameTypeAs<"d_"#!head(of.namesOfOperands),
                                           name>)#
                !foreach(name, !tail(of.namesOfOperands),
                         Crease_SameTypeAs<"d_"#!head(of.namesOfOperands),
                                           "d_"#name>)#
                [Pure, Crease_ActivationOpInterface, Crease_ReifyShapes]> {
  let summary = "Derivative of crease."#of.opName;
  let description =
      "The partial derivatives of `crease."#of.opName#"` with respect to "#
      !interleave(of.namesOfOperands, ", ")#", element by element: the "#
      "incoming gradient is not in them, and those of a broadcast operand "#
      "are not yet reduced to its shape.\n\n"#
      "Of: `"#of.formulaText#"`\n\n"#
      "Special values: NaN in an operand that a derivative depends on gives "#
      "NaN; the limits at the infinities; at a kink what docs/Derivatives.md "#
      "lists.\n";
  let hasFolder = 1;

  let arguments = of.arguments;
  let results = !dag(outs,
                     !listsplat(Crease_FloatLike, !size(of.namesOfOperands)),
                     !foreach(name, of.namesOfOperands, "d_"#name));
  let assemblyFormat = !subst("$result", "$d_"#!head(of.namesOfOperands),
                              of.assemblyFormat);

  let extraClassDeclaration = [{
    }]#of.operandNamesMethod#[{
    /// The definition that is differentiated, over any number type.
    template <class T> T defineForward(::llvm::ArrayRef<T> operands) {
      }]#of.definition#[{
    }
    /// The partial derivatives, over any number type.
    template <class T> std::vector<T> define(::llvm::ArrayRef<T> operands) {
      using Dual = ::crease::Dual<T>;
      return ::crease::differentiate<T>(
          operands, [this](::llvm::ArrayRef<Dual> duals) {
            return defineForward<Dual>(duals);
          });
    }
  }];
  bit isUnary = !eq(!size(of.namesOfOperands), 1);
  let extraClassDefinition = !if(isUnary, [{
    ::mlir::OpFoldResult $cppClass::fold(FoldAdaptor adaptor) {
      return ::crease::foldActivation(*this, adaptor.getOperands());
    }
  }], [{
    ::llvm::LogicalResult $cppClass::fold(
        FoldAdaptor adaptor,
        ::llvm::SmallVectorImpl<::mlir::OpFoldResult> &results) {
      return ::crease::foldActivation(*this, adaptor.getOperands(), results);
    }
  }])#[{
    ::llvm::LogicalResult $cppClass::reifyResultShapes(
        ::mlir::OpBuilder &builder,
        ::mlir::ReifiedRankedShapedTypeDims &shapes) {
      return ::crease::reifyLikeFirstOperand(*this, builder, shapes);
    }
  }];
}

/// An activation of one operand.
class Crease_Unary<string mnemonic, list<string> params = [],
                   list<Trait> traits = []>
    : Crease_Activation<mnemonic, ["input"], params, ["input"],
                        traits#[Elementwise, Scalarizable, Vectorizable,
                                Tensorizable]> {
  let arguments = (ins Crease_FloatLike:$input);
  let results = (outs Crease_FloatLike:$result);
  let assemblyFormat = "$input attr-dict `:` type($result)";
}

/// A gated unit: a factor that the gate decides, times the value.
class Crease_Gate<string mnemonic, list<string> params = []>
    : Crease_Activation<mnemonic, ["gate", "value"], params, ["gate", "value"],
                        [Elementwise, Scalarizable, Vectorizable,
                         Tensorizable]> {
  let arguments = (ins Crease_FloatLike:$gate, Crease_FloatLike:$value,
      OptionalAttr<Crease_ParamAttr>:$limit);
  let results = (outs Crease_FloatLike:$result);
  let assemblyFormat = [{
    `gate` `(` $gate `)` `value` `(` $value `)` attr-dict `:` type($result)
  }];
  // With a limit the gate is first clamped to (-inf, limit] and the value to
  // [-limit, limit].
  let definition = [{
      T gate = operands[0], value = operands[1];
      if (auto limit = getLimit())
        ::crease::definitions::limitGate(
            gate, value, number(gate, limit->convertToDouble()));
       return ::crease::definitions::}]#mnemonic#"(gate, value"#
       callParams#");";
}

#endif // CREASE_BASE_TD
